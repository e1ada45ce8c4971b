using System.Text.RegularExpressions;

namespace DitSite.Content.Rules;

/// <summary>A text made ready for the search for literals: references, comments and addresses blanked, and the permissions read.</summary>
/// <param name="Searchable">As long as the text, with the same lines.</param>
internal sealed record LiteralText(string Searchable, IReadOnlyDictionary<int, string> Reasons)
{
    private const char Blank = '\u0001';

    public static LiteralText Of(string raw)
    {
        var reasons = new Dictionary<int, string>();
        foreach (Match match in Permission.Matches(raw))
        {
            reasons[LineOf(raw, match.Index)] = match.Groups["reason"].Value.Trim();
        }

        return new LiteralText(NotWords.Replace(raw, match => string.Concat(match.Value.Select(c => c == '\n' ? '\n' : Blank))), reasons);
    }

    /// <summary>Why a literal on a line is permitted, or null.</summary>
    public string? ReasonAt(int line) => Reasons.GetValueOrDefault(line);

    public static int LineOf(string text, int index) => text.AsSpan(0, index).Count('\n');

    private static Regex Permission { get; } = new(@"<!--\s*literal:\s*(?<reason>[^\n]*?\S)\s*-->");

    private static Regex NotWords { get; } = new(@"<!--[\s\S]*?-->|\{\{[^{}\n]*\}\}|(?<=\])\([^()\s]*\)|(?<=\]:\s*)\S+|https?://[^\s)>]+|mailto:[^\s)>]+");
}
