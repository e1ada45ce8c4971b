using System.Text.RegularExpressions;
using DitSite.Content.Documents;
using DitSite.Content.Rules.Radar;

namespace DitSite.Content.Rules;

/// <summary>A sentence that breaks off where an address, a name or an amount should stand (S148 to S154).</summary>
public sealed class BlankRule : TextRule
{
    protected override IEnumerable<Finding> Check(ItemText text, ContentSet set)
    {
        // A reference or an address in the blank fills it: both are set characters here, not spaces.
        var searchable = text.Literal.Searchable;
        foreach (Match paragraph in Sentence.Paragraphs.Matches(searchable))
        {
            var rest = searchable[(paragraph.Index + paragraph.Length)..].TrimStart();
            var matches = Inside.Matches(paragraph.Value).AsEnumerable();
            if (!IsFilledBy(rest))
            {
                matches = matches.Concat(AtEnd.Matches(paragraph.Value));
            }

            foreach (var match in matches.OrderBy(match => match.Index).Take(1))
            {
                yield return text.Error("blank", LiteralText.LineOf(text.Raw, paragraph.Index + match.Index + match.Length), $"Something is missing after '{Tail(match.Value)}'. Write it, or leave the sentence out until it is known.");
            }
        }
    }

    // After a colon may come a list, a quotation, a block or the lines of an address; a heading or the next sentence fills nothing.
    private static bool IsFilledBy(string rest) => rest.Length > 0 && rest[0] != '#' && !FullSentence.IsMatch(rest);

    private static string Tail(string words) => string.Join(' ', words.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).TakeLast(5));

    private static Regex Inside { get; } = new(@"\b(?:going|go|gone)\s+to\s+and\b|\b(?i:send|sent|return|returned|email|emailed|forward|forwarded|write|apply|contact|visit)\b[^.!?]{0,90}\bto\s+(?=(?:If|Please|When|Once|You|We|They|There|Then)\s)|\b(?i:please|kindly)\s+(?:contact|email|e-mail|telephone|phone|ring|call|write\s+to)\s*[.,;!](?=\s|$)|\b(?i:email|e-mail|phone|telephone|ring|write\s+to|visit|contact)\s+(?:us\s+)?(?:at|on|via)\s*[.;,!](?=\s|$)|\b(?:to|at|via|from|by\s+visiting|by\s+emailing)\s+[.;,](?=\s|$)|\b(?:costs?|fee|price|is|of|for|fees\s+are)\s*:?\s+£\s*(?:[.,;)](?=\s|$)|$)|(?<![\])\w])\(\s*\)|\b(?:see|called|at|named)\s+[“""]\s*[”""]");

    private static Regex AtEnd { get; } = new(@"\b(?:to|at|via|contact|email|e-mail)\s*:?\s*$|\b(?i:please|kindly)\s+(?:contact|email|e-mail|telephone|phone|ring|call|write|visit)\s*:?\s*$|^\s*(?:[-+]\s+)?(?:[A-Za-z-]+\s+){0,3}(?i:fees?|costs?|price|dates?|venue|times?|email|e-mail|telephone|phone|address|deadline|website|link):\s*$|£\s*$");

    private static Regex FullSentence { get; } = new(@"\A[A-Z][^\n]*(?:\n[^\n]+)*?[.!?]\s*(?:\n\s*\n|\z)|\A[A-Z][^\n.]{30,}\.\s");
}
