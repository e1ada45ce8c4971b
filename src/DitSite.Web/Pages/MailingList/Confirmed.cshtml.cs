using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.MailingList;

/// <summary>Confirmed; going back confirms nothing again.</summary>
public sealed class ConfirmedModel : PageModel;
