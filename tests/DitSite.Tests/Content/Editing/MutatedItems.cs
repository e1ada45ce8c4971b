using DitSite.Tests.Content.Markup;

namespace DitSite.Tests.Content.Editing;

/// <summary>Words that a tired, careless or hostile editor might paste into an item, made from good ones by a seed.</summary>
internal sealed class MutatedItems(int seed)
{
    private readonly Random random = new(seed);
    private readonly IReadOnlyList<string> attacks = [.. ((IEnumerable<object[]>)MarkdownAttackTests.Payloads).Select(row => (string)row[0])];

    /// <summary>Never the same twice in a row: the kinds take turns, what is in them does not.</summary>
    public IEnumerable<(string Kind, string Words)> Take(int count)
    {
        for (var number = 0; number < count; number++)
        {
            yield return (number % 8) switch
            {
                0 => ("a skipped heading", $"## {Word()}\n\n{new string('#', random.Next(4, 7))} {Word()}\n\n{Word()}"),
                1 => ("pasted Word markup", $"<p class=MsoNormal style='mso-bidi-{Word()}:1'><o:p>&nbsp;</o:p><span lang=EN-GB>{Word()}</span></p>"),
                2 => ("a very long word", $"{Word()} {new string((char)('a' + random.Next(26)), 400)} {Word()}"),
                3 => ("a link attack", Pick(attacks)),
                4 => ("an attack in a list", $"- {Word()}\n- {Pick(attacks).Replace("\n", "\n  ", StringComparison.Ordinal)}\n  1. {Pick(attacks).Replace("\n", " ", StringComparison.Ordinal)}"),
                5 => ("an attack in a table", $"| {Word()} | x |\n|---|---|\n| {Pick(attacks).Replace("\n", " ", StringComparison.Ordinal)} | {Word()} |"),
                6 => ("braces out of place", $"{Word()} {{{{ {Word()} | {Word()} }}}} {{{{ if {Word()} }}}} }} {{{{"),
                _ => ("letters nobody sees", $"{Word()}\u200B\u202E{Word()}\u0000\u0007 [{Word()}\u2028](https://ok.example/\u202E{Word()})"),
            };
        }
    }

    private string Word() => string.Concat(Enumerable.Range(0, random.Next(2, 12)).Select(_ => (char)('a' + random.Next(26))));

    private string Pick(IReadOnlyList<string> from) => from[random.Next(from.Count)];
}
