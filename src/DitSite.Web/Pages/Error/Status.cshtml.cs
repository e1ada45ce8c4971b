using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Error;

/// <summary>What a visitor reads when there is no page to show. It keeps the status of the first answer and tells nothing of its cause.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class StatusModel : PageModel
{
    internal sealed record Explanation(string Heading, params string[] Paragraphs);

    internal Explanation Words { get; private set; } = Explain(StatusCodes.Status404NotFound);

    /// <summary>An address of its own this page has not: who asks for it directly finds nothing.</summary>
    public override void OnPageHandlerExecuting(Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext context)
    {
        var forwarded = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null || HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        var code = forwarded && int.TryParse(RouteData.Values["code"]?.ToString(), out var number) ? number : StatusCodes.Status404NotFound;
        Response.StatusCode = code;
        Words = Explain(code);
    }

    public void OnGet()
    {
    }

    private static Explanation Explain(int code) => code switch
    {
        400 => new("We could not read that request", "Part of what was sent is missing or not as we expect it.", "Go back, reload the page and try again. What you had typed may need typing again."),
        403 => new("That did not come from our pages", "For your safety we only take a form that was sent from a page of this site.", "Open the page again and send it from there."),
        404 => new("Page not found", "If you typed the address, check it. If you pasted it, check that you copied all of it.", "If you followed a link, the page may have moved or been taken down."),
        405 => new("That can't be done here", "This address can be read, but nothing can be sent to it.", "Open the page again and send the form from there."),
        410 => new("This page has been withdrawn", "What was here is no longer offered, and it will not come back to this address."),
        413 => new("That is too large", "What was sent is larger than we can take.", "Send less at once, or a smaller file."),
        429 => new("Too many requests", "We had more requests from your network than we can answer at once.", "Wait a few minutes, then try again."),
        503 => new("We are not ready just now", "This part of the site is closed for a short while.", "If you sent a form, go back in a few seconds and send it again; what you typed is still there. Otherwise try again later."),
        >= 500 => new("Sorry, something went wrong", "The fault is ours. It has been recorded, without anything you typed.", "Try again in a few minutes."),
        _ => new("We could not do that", "The site did not accept this request.", "Go back, reload the page and try again."),
    };
}
