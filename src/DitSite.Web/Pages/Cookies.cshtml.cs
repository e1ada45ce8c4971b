using DitSite.Bookings.Consent;
using DitSite.Content.Catalogue;
using DitSite.Web.Components.Forms;
using DitSite.Web.Consent;
using DitSite.Web.Layout;
using DitSite.Web.Links;
using DitSite.Web.Preview;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages;

/// <summary>What each cookie does, the choice, and the visitor's own record of it.</summary>
/// <remarks>No antiforgery token, because that would need a cookie before a choice: the rule on same-origin posts protects this one.</remarks>
[IgnoreAntiforgeryToken]
public sealed class CookiesModel(ShownContent content, ConsentDesk desk, PageHead head) : PageModel
{
    /// <summary><c>accept</c> or <c>reject</c>; null: not answered.</summary>
    [BindProperty]
    public string? Choice { get; set; }

    /// <summary>Page to go back to: a path of this site, else the cookies page.</summary>
    [BindProperty]
    public string? Return { get; set; }

    /// <summary>Which of our forms it was.</summary>
    [BindProperty]
    public string? Form { get; set; }

    public CookieNotice Notice => content.Current.CookieNotice;

    public VisitorConsent Consent => HttpContext.Consent();

    /// <summary>The visitor's rows, newest first; null while they can't be read.</summary>
    public IReadOnlyList<ConsentRecord>? Records { get; private set; } = [];

    /// <summary>What could not be done, in a sentence.</summary>
    public string? Problem { get; private set; }

    private bool WantsJson => Request.Headers.Accept.ToString().StartsWith("application/json", StringComparison.Ordinal);

    /// <summary>The page shows what this visitor chose: nobody else may get it.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        Response.Headers.CacheControl = "no-store";
        head.Title = Notice.Title;
        head.Description = ConsentWords.Description;
        head.CanonicalPath = SiteLinks.Cookies;
    }

    public Task OnGetAsync(CancellationToken cancellation) => ShowRecordsAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Choice is not ("accept" or "reject"))
        {
            ModelState.AddModelError(nameof(Choice), "Select yes if you accept analytics cookies");
            await ShowRecordsAsync(cancellation);
            return this.PageWithErrors();
        }

        return await desk.SaveAsync(HttpContext, Choice == "accept", Form) switch
        {
            null => await UnavailableAsync(ConsentWords.CouldNotRecord, cancellation),
            { } saved when WantsJson => new JsonResult(ConsentAnswer.Of(saved)),
            _ => new SeeOther(LocalAddress.Of(Return) + "#cookies-saved"),
        };
    }

    /// <summary>The visitor wants their rows gone: then nothing proves an acceptance, so it ends with them.</summary>
    public async Task<IActionResult> OnPostForgetAsync(CancellationToken cancellation) => await desk.ForgetAsync(HttpContext)
        ? new SeeOther(SiteLinks.Cookies)
        : await UnavailableAsync("Your record could not be deleted just now. Try again in a few minutes.", cancellation);

    private async Task<IActionResult> UnavailableAsync(string problem, CancellationToken cancellation)
    {
        const int status = StatusCodes.Status503ServiceUnavailable;
        if (WantsJson)
        {
            return new JsonResult(ConsentAnswer.Of(Consent) with { Message = problem }) { StatusCode = status };
        }

        Problem = problem;
        await ShowRecordsAsync(cancellation);
        var page = Page();
        page.StatusCode = status;
        return page;
    }

    private async Task ShowRecordsAsync(CancellationToken cancellation) => Records = await desk.RecordsAsync(Consent, cancellation);
}
