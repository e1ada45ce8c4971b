using System.Text.RegularExpressions;
using DitSite.Content.Documents;
using DitSite.Content.Facts;

namespace DitSite.Content.Rules;

/// <summary>Tags are shown as text, which nobody means.</summary>
public sealed class RawHtmlRule : TextRule
{
    protected override IEnumerable<Finding> Check(ItemText text, ContentSet set)
    {
        var lines = FactTemplate.StripComments(text.Raw).Split('\n');
        for (var line = 0; line < lines.Length; line++)
        {
            if (Tag.Match(lines[line]) is { Success: true } match)
            {
                yield return text.Error("raw-html", line, $"'{match.Value}' would be shown as it stands. Use Markdown.");
            }
        }
    }

    private static Regex Tag { get; } = new(@"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>");
}
