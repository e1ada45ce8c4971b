using System.Globalization;
using DitSite.Content.Search;

namespace DitSite.Web.Search;

/// <summary>What the address of the search page says: all of its state.</summary>
/// <param name="Text">As typed, without spaces around it, cut where reading ends.</param>
/// <param name="Kind">Null: everything.</param>
/// <param name="Page">1-based; 0 for a page that can't be.</param>
public sealed record SearchRequest(string Text, SearchKind? Kind, int Page)
{
    public const int Longest = 200;
    public const int PerPage = 10;

    public static IReadOnlyList<(SearchKind Kind, string Value, string Label)> Kinds { get; } =
        [(SearchKind.Course, "courses", "Courses"), (SearchKind.Date, "dates", "Dates"), (SearchKind.Page, "pages", "Other pages")];

    public int Skip => (Page - 1) * PerPage;

    /// <summary>A filter nobody offered counts as not chosen.</summary>
    public static SearchRequest From(IQueryCollection query)
    {
        var show = query["show"].FirstOrDefault();
        var kind = Kinds.Where(known => known.Value == show).Select(known => (SearchKind?)known.Kind).FirstOrDefault();
        return new(TextOf(query), kind, PageOf(query["page"].FirstOrDefault()));
    }

    public static string TextOf(IQueryCollection query)
    {
        var typed = (query["q"].FirstOrDefault() ?? "").Trim();
        return typed.Length > Longest ? typed[..Longest] : typed;
    }

    private static int PageOf(string? page) =>
        page is null ? 1 : int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 100_000 ? number : 0;
}
