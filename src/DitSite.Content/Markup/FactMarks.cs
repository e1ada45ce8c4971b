using System.Globalization;
using System.Text.RegularExpressions;
using DitSite.Content.Facts;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DitSite.Content.Markup;

/// <summary>The marks that stand for facts and blocks while Markdown is parsed: two private-use characters around a number.</summary>
internal sealed partial class FactMarks
{
    private const char Open = '\uE000';
    private const char Close = '\uE001';
    private const char BlockOpen = '\uE002';

    private readonly List<(Fact Fact, string Text)> facts = [];
    private readonly List<string> blocks = [];

    /// <summary>Takes marks out of what a person wrote, so that nobody can forge one.</summary>
    public static string Clean(string text) => Forged().Replace(text, "");

    public static bool IsBlock(string line) => line.StartsWith(BlockOpen);

    public string Place(Fact fact, string text)
    {
        facts.Add((fact, text));
        return $"{Open}{facts.Count - 1}{Close}";
    }

    public string Block(string name)
    {
        blocks.Add(name);
        return $"{BlockOpen}{blocks.Count - 1}{Close}";
    }

    public static bool Any(string text) => text.Contains(Open, StringComparison.Ordinal);

    public string Replace(string text) => Any(text) ? Mark().Replace(text, match => Of(match).Text) : text;

    /// <summary>The text in pieces: as it is, or a fact's.</summary>
    public IEnumerable<(string Text, Fact? Fact)> Split(string text)
    {
        var at = 0;
        foreach (Match match in Mark().Matches(text))
        {
            if (match.Index > at)
            {
                yield return (text[at..match.Index], null);
            }

            var (fact, shown) = Of(match);
            yield return (shown, fact);
            at = match.Index + match.Length;
        }

        if (at < text.Length)
        {
            yield return (text[at..], null);
        }
    }

    /// <summary>The name of the structured block that a paragraph is the mark of.</summary>
    public string? BlockOf(Block block) =>
        block is ParagraphBlock { Inline.FirstChild: LiteralInline literal } && literal.Content.ToString() is var text && IsBlock(text) && Number(text.AsSpan(1).TrimEnd(Close)) is { } number && number < blocks.Count
            ? blocks[number]
            : null;

    private (Fact Fact, string Text) Of(Match match) => facts[int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)];

    private static int? Number(ReadOnlySpan<char> digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex("\uE000([0-9]+)\uE001")]
    private static partial Regex Mark();

    [GeneratedRegex("[\uE000-\uE002]")]
    private static partial Regex Forged();
}
