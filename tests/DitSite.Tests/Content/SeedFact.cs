namespace DitSite.Tests.Content;

/// <summary>One line of <c>seed-facts.txt</c>: where a fact of the pages this site began with is carried.</summary>
/// <param name="Id">S1 to S181.</param>
/// <param name="Kind">property, fact, text, notes or blank; the file says what each means.</param>
/// <param name="Item">Short name of the content item.</param>
/// <param name="Where">Property path or fact path; empty for words.</param>
/// <param name="What">The value or fragment; empty for blank.</param>
public sealed record SeedFact(string Id, string Kind, string Item, string Where, string What)
{
    public const int Last = 181;

    public static IReadOnlyList<SeedFact> All { get; } = Read(File.ReadLines(Repository.PathOf("tests", "DitSite.Tests", "Content", "seed-facts.txt")));

    private static SeedFact[] Read(IEnumerable<string> lines) =>
        [.. lines.Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('|', 5, StringSplitOptions.TrimEntries)).Select(cells => new SeedFact(cells[0], cells[1], cells[2], cells[3], cells[4]))];
}
