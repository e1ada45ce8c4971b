using System.Text.RegularExpressions;

namespace DitSite.Tests.Web.Year;

/// <summary>What would be wrong with a letter whatever it is about: a value that is missing, a placeholder that nobody filled in, a section with nothing in it.</summary>
internal static partial class LetterFlaws
{
    /// <param name="greets">Letters to people begin with a greeting; those to the course team do not.</param>
    public static IReadOnlyList<string> Of(string subject, string text, bool greets = true)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return
        [
            .. Unless(subject.Trim().Length > 0 && !Hole().IsMatch(subject), "the subject has a hole"),
            .. Unless(!greets || Greeting().IsMatch(text), "nobody is greeted"),
            .. Unless(!Placeholder().IsMatch(text), "a placeholder is left"),
            .. lines.Where(line => Hole().IsMatch(line)).Select(line => $"a value is missing in “{line.Trim()}”"),
            .. lines.Where(line => line.Length > 72 && !line.Contains("://", StringComparison.Ordinal)).Select(line => $"a line is too long: “{line}”"),
            .. EmptySections(lines).Select(heading => $"nothing stands under “{heading}”"),
        ];
    }

    /// <summary>Headings are underlined; one that is followed by another, or by nothing, has lost what belongs under it.</summary>
    private static IEnumerable<string> EmptySections(string[] lines)
    {
        for (var i = 0; i + 1 < lines.Length; i++)
        {
            if (IsUnderline(lines[i + 1]) && lines[i].Length > 0)
            {
                var next = lines.Skip(i + 2).SkipWhile(line => line.Length == 0).Take(2).ToList();
                if (next.Count == 0 || (next.Count == 2 && IsUnderline(next[1])))
                {
                    yield return lines[i];
                }
            }
        }
    }

    private static bool IsUnderline(string line) => line.Length > 1 && line.All(character => character == '-');

    private static string[] Unless(bool holds, string flaw) => holds ? [] : [flaw];

    [GeneratedRegex(@"\A(Dear \S.*,|Hello,)")]
    private static partial Regex Greeting();

    [GeneratedRegex(@"\{\{|\}\}|\{[a-z]+\}|token-[0-9a-f]{8}|\bnull\b|System\.|\[object")]
    private static partial Regex Placeholder();

    /// <summary>"Dear ,", "on .", "()", "£ ", two blanks within a line, and a row such as "When:" without a value.</summary>
    [GeneratedRegex(@"\S  \S|\(\s*\)|£(?![0-9])| [,.;:](\s|$)|\b(until|of|from|by)[.,]$|^(When|Times|Where|Total|Date|From|To|Booking|Who attends|Pay by|Invoice to|Purchase order|VAT):\s*$")]
    private static partial Regex Hole();
}
