using System.Text.RegularExpressions;
using DitSite.Content.Documents;

namespace DitSite.Content.Rules;

/// <summary>Words that stand in for words.</summary>
/// <remarks>The pattern is spelt so that a search of the code for unfinished work does not find it.</remarks>
public sealed class PlaceholderRule : TextRule
{
    protected override IEnumerable<Finding> Check(ItemText text, ContentSet set)
    {
        var lines = text.Raw.Split('\n');
        for (var line = 0; line < lines.Length; line++)
        {
            if (Placeholder.Match(lines[line]) is { Success: true } match)
            {
                yield return text.Error("placeholder", line, $"'{match.Value}' stands in for words. Write them, or leave the property blank until they are known.");
            }
        }
    }

    private static Regex Placeholder { get; } = new(@"\b(?:TO[D]O|TB[ACD]|FIX[M]E|XXX)\b|\b(?i:lorem ipsum|to be (?:confirmed|announced|advised|decided)|coming soon|insert (?:text|link|name|date|address|fee|price|amount|details|email) here|dd/mm/yyyy)\b|\?\?\?|\[\s*(?:\.\.\.|…|(?i:insert|name|date|amount|link|email|address|fee)(?: [a-z ]{1,30})?)\s*\](?!\()|£\s?[Xx]{1,4}\b|\b[Xx]{2,} (?:places|days|hours)\b");
}
