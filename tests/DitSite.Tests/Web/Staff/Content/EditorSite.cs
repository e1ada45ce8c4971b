using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DitSite.Tests.Site;

namespace DitSite.Tests.Web.Staff.Content;

/// <summary>A site over a content folder of its own, with an editor at its desk.</summary>
internal sealed class EditorSite : IAsyncDisposable
{
    public const string Page = "/staff/content/edit/pages/about-test";
    public const string Course = "courses/test-refresher/course";
    public const string Run = "courses/test-refresher/runs/2027-04-09";
    public const string Fee = "d[courses/test-refresher/course].fees[0].amount";

    public ContentCopy Content { get; } = new();

    public StaffSite Site { get; }

    public EditorSite() => Site = new() { ContentFolder = Content.Path };

    public Task<SiteClient> EditorAsync() => Site.SignedInAsync("editor");

    /// <summary>Presses a named button of the page's form.</summary>
    public static Task<IDocument> PressAsync(SiteClient browser, IDocument page, string button, params (string Name, string? Value)[] values) =>
        browser.SubmitAndFollowAsync(page, [.. values, ("do", button)]);

    /// <summary>Changes cells of "Dates and fees" and publishes them.</summary>
    public static async Task<IDocument> PublishAsync(SiteClient browser, params (string Name, string? Value)[] cells)
    {
        var review = await browser.SubmitAndFollowAsync(await browser.GetPageAsync("/staff/content/dates"), cells);
        return await PressAsync(browser, review, "publish");
    }

    public static string ValueOf(IDocument page, string name) => page.QuerySelector($"[name='{name}']") switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value ?? "",
        IHtmlInputElement input => input.Value,
        _ => throw new InvalidOperationException($"{page.Url} has no field {name}: {page.Body?.TextContent}"),
    };

    public ValueTask DisposeAsync()
    {
        Site.Dispose();
        Content.Dispose();
        return ValueTask.CompletedTask;
    }
}
