using DitSite.Content.Catalogue;
using DitSite.Content.Documents;

namespace DitSite.Tests.Content;

/// <summary>Says whether a line of <c>seed-facts.txt</c> is true of published content.</summary>
internal sealed class SeedFactTargets(IReadOnlyCollection<ContentDocument> documents, ContentSnapshot snapshot)
{
    private const string CourseSlug = "dynamic-interpersonal-therapy";
    private const string RefresherSlug = "dit-refresher";

    /// <summary>Why the target does not hold, or null.</summary>
    public string? ProblemWith(SeedFact fact)
    {
        var origin = OriginOf(fact.Item);
        if (documents.SingleOrDefault(document => document.Origin == origin) is not { } item)
        {
            return $"{fact.Id}: there is no item {origin}";
        }

        return fact.Kind switch
        {
            "property" => Compare(fact, DocumentPath.ValueAt(item.Properties, fact.Where)),
            "fact" => Compare(fact, snapshot.Facts.Find(fact.Where, SlugOf(fact.Item))?.Display),
            "text" => Contains(fact, WordsOf(fact.Item)),
            "notes" => Contains(fact, DocumentPath.ValueAt(item.Properties, "editorNotes") ?? ""),
            "blank" when !DocumentPath.IsDeclared(item.ContentType, fact.Where) => $"{fact.Id}: the model has no {fact.Where}",
            "blank" => DocumentPath.ValueAt(item.Properties, fact.Where) is { } value ? $"{fact.Id}: {fact.Where} is set, to {value}" : null,
            _ => $"{fact.Id}: no such kind: {fact.Kind}",
        };
    }

    /// <summary>All words of all items that the public can read.</summary>
    public string EverythingPublic() => string.Join(
        ' ',
        [
            PublicWords.Of(snapshot.Site), PublicWords.Of(snapshot.CookieNotice),
            .. snapshot.Courses.Select(PublicWords.Of), .. snapshot.Pages.Select(PublicWords.Of),
        ]);

    private static string? Compare(SeedFact fact, string? found) => found == fact.What ? null : $"{fact.Id}: {fact.Item} {fact.Where} is '{found ?? "not set"}', not '{fact.What}'";

    private static string? Contains(SeedFact fact, string words) =>
        fact.What.Length > 0 && PublicWords.OneLine(words).Contains(fact.What, StringComparison.Ordinal) ? null : $"{fact.Id}: {fact.Item} ({fact.Kind}) does not say '{fact.What}'";

    private static string OriginOf(string item) => item switch
    {
        "site" => "site.md",
        "cookies" => "notices/cookies.md",
        "venue" => "venues/kantor-centre.md",
        "course" => $"courses/{CourseSlug}/course.md",
        "refresher" => $"courses/{RefresherSlug}/course.md",
        "run-2020" => $"courses/{CourseSlug}/runs/2020-03-16.md",
        "run-2022" => $"courses/{RefresherSlug}/runs/2022-06-10.md",
        _ => $"pages/{item}.md",
    };

    private static string? SlugOf(string item) => item switch
    {
        "course" => CourseSlug,
        "refresher" => RefresherSlug,
        _ => null,
    };

    private string WordsOf(string item) => item switch
    {
        "site" => PublicWords.Of(snapshot.Site),
        "cookies" => PublicWords.Of(snapshot.CookieNotice),
        "course" or "refresher" => PublicWords.Of(snapshot.FindCourse(SlugOf(item)!)!),
        _ => PublicWords.Of(snapshot.FindPage(item)!),
    };
}
