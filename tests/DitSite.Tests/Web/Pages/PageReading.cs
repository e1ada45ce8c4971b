using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace DitSite.Tests.Web.Pages;

/// <summary>Reads a page as a person does.</summary>
internal static class PageReading
{
    /// <summary>Text of the main part, spaces evened out.</summary>
    public static string Words(this IDocument page) => page.QuerySelector("main")!.Words();

    public static string Words(this IElement element)
    {
        var text = string.Concat(element.Descendants().Select(node => node is IHtmlBreakRowElement ? " " : node is IText words ? words.Data : ""));
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Value of a row of a summary list, or null where there is no such row.</summary>
    public static string? Fact(this IDocument page, string key) =>
        page.QuerySelectorAll(".govuk-summary-list__row").FirstOrDefault(row => row.QuerySelector("dt")!.Words() == key)?.QuerySelector("dd")!.Words();

    public static IReadOnlyList<string> Links(this IDocument page) => [.. page.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!)];

    /// <summary>What stands about one date in a list of dates.</summary>
    public static string? Date(this IDocument page, string address) =>
        page.QuerySelectorAll(".dit-date").FirstOrDefault(date => date.QuerySelector($"a[href$='/dates/{address}']") is not null)?.Words();
}
