using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.MailingList;

/// <summary>The end of a subscription.</summary>
public sealed class UnsubscribedModel : PageModel;
