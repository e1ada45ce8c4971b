using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace DitSite.Tests.Site;

/// <summary>One person's way through a booking journey over HTTP, page by page as the site leads them.</summary>
public sealed partial class BookingWalk(SiteClient browser, string runPath, FormFiller person)
{
    private const int MostPages = 25;

    /// <summary>Every page shown so far, in order.</summary>
    public List<IDocument> Pages { get; } = [];

    public IDocument Page => Pages[^1];

    /// <summary>Answers everything up to the page that checks the answers, and stops there.</summary>
    public async Task<IDocument> ToCheckAsync()
    {
        Pages.Add(await browser.GetPageAsync($"{runPath}/book"));
        while (!PathOf(Page).EndsWith("/check", StringComparison.Ordinal))
        {
            if (Pages.Count > MostPages || (int)Page.StatusCode >= 400)
            {
                throw new InvalidOperationException($"The journey does not get to its end: {string.Join(" > ", Pages.Select(page => $"{PathOf(page)} {(int)page.StatusCode}"))}: {Page.QuerySelector("main")?.TextContent}");
            }

            await NextAsync();
        }

        return Page;
    }

    /// <summary>Books, and answers with the reference on the result page.</summary>
    public async Task<string> BookAsync()
    {
        await ToCheckAsync();
        await NextAsync();
        return ReferenceOn(Page);
    }

    /// <summary>Sends the question on the current page and goes where that leads.</summary>
    public async Task NextAsync()
    {
        var form = MainForm(Page) ?? throw new InvalidOperationException($"{Page.Url} has nothing to send: {Page.QuerySelector("main")?.TextContent}");
        using var response = await browser.SubmitAsync(form, person.Answers(form));
        Pages.Add(await browser.FollowAsync(response));
    }

    public static string ReferenceOn(IDocument page) =>
        Reference().Match(page.QuerySelector("main")?.TextContent ?? "") is { Success: true } match
            ? match.Value
            : throw new InvalidOperationException($"{page.Url} shows no booking reference: {page.QuerySelector("main")?.TextContent}");

    /// <summary>The form that leads on: not the one that keeps a place for longer.</summary>
    public static IHtmlFormElement? MainForm(IDocument page) => page.QuerySelectorAll<IHtmlFormElement>("main form")
        .Where(form => form.Method == "post" && !(form.GetAttribute("action") ?? "").EndsWith("/hold", StringComparison.Ordinal))
        .MaxBy(form => form.QuerySelectorAll("input, select, textarea").Length);

    public static string PathOf(IDocument page) => new Uri(page.Url).AbsolutePath;

    [GeneratedRegex("[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}")]
    private static partial Regex Reference();
}
