namespace DitSite.Tests.Robustness;

/// <summary>Values that have broken programs before, and that a person or a robot can send.</summary>
internal static class BadValues
{
    private static readonly Func<Random, string>[] All =
    [
        _ => "",
        _ => " ",
        _ => "\u200B\u00A0\uFEFF",
        random => new('a', random.Next(1, 400)),
        random => new('x', random.Next(1_000, 70_000)),
        _ => "\0",
        _ => "a\0b",
        _ => "\uFFFD\uFFFF",
        _ => "line\r\nBcc: everybody@example.test",
        _ => "\t\v\f\u001b[31m",
        _ => "\u202Etxet desrever",
        _ => "👩🏽‍🔬 e\u0301\u0327 Ⅷ ﬁ",
        _ => "<script>alert(1)</script>",
        _ => "\"><img src=x onerror=alert(1)>",
        _ => "'; DROP TABLE Bookings; --",
        _ => "{{ fees.standard }} @Model ${7*7} {0}",
        _ => "../../../../etc/passwd",
        _ => "%00%0d%0a%ff%c0%af",
        _ => "-1",
        _ => "99999999999999999999999",
        _ => "1e309",
        _ => "NaN",
        _ => "0x7fffffff",
        _ => "1,5",
        _ => "٣",
        _ => "31",
        _ => "0",
        _ => "30 February",
        _ => "2027-02-30T25:61:61Z",
        _ => "9999-12-31",
        _ => "0001-01-01",
        _ => "true",
        _ => "null",
        _ => "[]",
        _ => "{\"a\":1}",
        _ => "00000000-0000-0000-0000-000000000000",
        _ => "a@b",
        _ => "\"a b\"@example.test",
        _ => "ünï@exämple.test",
        _ => "a@b@c.test, d@e.test",
        _ => "http://elsewhere.test/",
        _ => "//elsewhere.test",
        random => Convert.ToBase64String(Bytes(random, 48)),
        random => new([.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => (char)random.Next(1, 0xD7FF))]),
    ];

    public static string Next(Random random) => All[random.Next(All.Length)](random);

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
