using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Waiting;

/// <summary>The same words for every address, known or not.</summary>
public sealed class CheckYourEmailModel : PageModel;
