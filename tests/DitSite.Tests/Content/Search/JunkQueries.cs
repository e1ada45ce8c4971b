namespace DitSite.Tests.Content.Search;

/// <summary>Queries nobody should send and everybody may: control characters, operators, markup, halves of characters, very long text.</summary>
public static class JunkQueries
{
    private static readonly string[] Pieces =
    [
        "harbour", "course", "\"", "'", "*", "(", ")", "AND", "OR", "NOT", "NEAR(", "title:", "{heading}", "^", "-", "+", "--", ";", "\0", "\u0001", "\u0002", "\u001b", "\r\n", "\t", "\ud800",
        "\udfff", "😀", "👩‍👩‍👧", "\u202e", "شهادة", "שלום", "\u0301", "ﬁ", "İ", "<script>alert(1)</script>", "<mark>", "\" onmouseover=x", "&amp;", "%00", "%", "\\", "/../", "{{ site.title }}", "'; DROP TABLE sections; --",
        "1e309", "31 february 2027", "99/99/9999", "2027-13-45", "may", "“", "”", "…", "\u00a0", "\ufeff", "ß", "ﷺ", "rowid", "sections", "MATCH", "“harbour", "\"harbour\"*", "harbour*",
    ];

    public static IEnumerable<string> Of(int seed, int count)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            yield return (i % 50) switch
            {
                0 => string.Concat(Enumerable.Range(0, 10_240).Select(_ => (char)random.Next(0x10000))),
                1 => new string((char)random.Next(1, 0x3000), random.Next(1, 10_240)),
                _ => string.Join(random.Next(2) == 0 ? " " : "", Enumerable.Range(0, random.Next(1, 12)).Select(_ => Pieces[random.Next(Pieces.Length)])),
            };
        }
    }
}
