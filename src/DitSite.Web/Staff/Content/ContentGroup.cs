using DitSite.Content.Editing;
using DitSite.Content.Facts;
using DitSite.Content.Documents;
using DitSite.Content.Rules;

namespace DitSite.Web.Staff.Content;

/// <summary>One line of the tree of content.</summary>
/// <param name="IsBelow">A run below its course.</param>
/// <param name="ToDo">What is to be done for it, in a few words; null: nothing.</param>
public sealed record ContentLine(EditedItem Item, string Name, bool IsBelow, string State, string Colour, string? ToDo);

/// <summary>Items of one kind.</summary>
public sealed record ContentGroup(string Name, IReadOnlyList<ContentLine> Lines)
{
    public static IReadOnlyList<ContentGroup> Of(IReadOnlyList<EditedItem> items, IReadOnlyList<Finding> toDo)
    {
        IEnumerable<ContentLine> Lines(params string[] types) => items.Where(item => types.Contains(item.Type.Alias)).OrderBy(SortKey, StringComparer.Ordinal).Select(item => Line(item, toDo));
        ContentGroup[] groups =
        [
            new("Site", [.. Lines("site")]), new("Courses and dates", [.. Lines("course", "courseRun")]), new("Venues", [.. Lines("venue")]),
            new("Pages", [.. Lines("page")]), new("Notices", [.. Lines("cookieNotice")]),
        ];
        return [.. groups.Where(group => group.Lines.Count > 0)];
    }

    /// <summary>What editors call an item; a run by its dates.</summary>
    public static string NameOf(EditedItem item) => item.Type.Alias == "courseRun" && item.Document is { } document
        && PropertyValues.ParseDate(document.Properties["starts"]?.ToString() ?? "") is { } first
        ? UkText.Dates(first, PropertyValues.ParseDate(document.Properties["ends"]?.ToString() ?? "") ?? first) : item.Name;

    // A course, then its runs, the latest first.
    private static string SortKey(EditedItem item) => item.Type.Alias switch
    {
        "courseRun" => item.Path.Split("/dates/")[0] + "/1" + Backwards(item.Document?.Properties["starts"]?.ToString() ?? "9"),
        "course" => item.Path.TrimEnd('/') + "/0",
        _ => item.Name,
    };

    private static string Backwards(string date) => string.Concat(date.Select(letter => char.IsAsciiDigit(letter) ? (char)('9' - letter + '0') : letter));

    private static ContentLine Line(EditedItem item, IReadOnlyList<Finding> toDo)
    {
        var (state, colour) = item switch
        {
            { PublishAt: { } at } => ($"Goes live {StaffTime.Of(at)}", "blue"),
            { Live: null } => ("Not published", "grey"),
            { Draft: not null } => ("Draft", "yellow"),
            _ => ("Published", "green"),
        };
        var mine = toDo.Where(finding => finding.Origin == item.Origin).ToList();
        var errors = mine.Count(finding => finding.Severity == Severity.Error);
        var words = new[] { errors > 0 ? $"{errors} to put right" : null, mine.Count > errors ? $"{mine.Count - errors} to look at" : null }.OfType<string>().ToList();
        return new(item, NameOf(item), item.Type.Alias == "courseRun", state, colour, words.Count == 0 ? null : string.Join(", ", words));
    }
}
