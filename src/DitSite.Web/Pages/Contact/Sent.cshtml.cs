using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Contact;

/// <summary>The message was sent; reloading sends nothing.</summary>
public sealed class SentModel : PageModel;
