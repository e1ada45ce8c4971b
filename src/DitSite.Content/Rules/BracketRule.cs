using System.Text.RegularExpressions;
using DitSite.Content.Documents;
using DitSite.Content.Rules.Radar;

namespace DitSite.Content.Rules;

/// <summary>Brackets come in pairs within a paragraph (S153).</summary>
public sealed class BracketRule : TextRule
{
    protected override IEnumerable<Finding> Check(ItemText text, ContentSet set)
    {
        var searchable = text.Literal.Searchable;
        foreach (Match paragraph in Sentence.Paragraphs.Matches(searchable))
        {
            var words = NotBrackets.Replace(paragraph.Value, match => new string(' ', match.Length));
            if (Unpaired(words) is { } index)
            {
                var bracket = words[index];
                yield return text.Error("bracket", LiteralText.LineOf(text.Raw, paragraph.Index + index), bracket is '(' or '[' ? $"The bracket '{bracket}' is never closed." : $"The bracket '{bracket}' was never opened.");
            }
        }
    }

    private static int? Unpaired(string words)
    {
        var open = new Stack<int>();
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] is '(' or '[')
            {
                open.Push(i);
            }
            else if (words[i] is ')' or ']')
            {
                if (open.Count == 0 || words[open.Pop()] != (words[i] == ')' ? '(' : '['))
                {
                    return i;
                }
            }
        }

        return open.Count > 0 ? open.Peek() : null;
    }

    // Code, escaped brackets, the marks of a list such as 'a)' and faces.
    private static Regex NotBrackets { get; } = new(@"`[^`\n]*`|\\[()\[\]]|(?<=^|[\s,;:])(?:\d{1,2}|[a-z]|[ivx]{1,4})\)(?=\s)|[:;]-?[()]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
