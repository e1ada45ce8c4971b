using System.Text.RegularExpressions;
using DitSite.Content.Documents;
using DitSite.Content.Rules.Radar;

namespace DitSite.Content.Rules;

/// <summary>Slips that a second pair of eyes would see (S143).</summary>
public sealed class WordingRule : TextRule
{
    private static readonly (Regex Pattern, string Advice)[] Slips =
    [
        (new(@"\bpractic(?:ing|ed)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant), "In British English the verb is 'practise': practising, practised."),
        (new(@"\b(?:to|can|can't|cannot|will|may|must|should|who|they|you|we)\s+(?:also\s+|then\s+|still\s+)?practice\s+(?:DIT|this|the|as|in|it|with|under|therapy|psychotherapy)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant), "The verb is spelt 'practise'; 'practice' is the noun."),
        (new(@"\b(?:are|is|was|were|be)\s+(?:the|a)\s+(?:invited|asked|told|required|expected|encouraged|notified|allowed|offered|assessed)\b(?!\s+(?:\w+\s+)?(?:people|person|guests?|delegates?|one|ones|standard|level|work|reading|hours|number|minimum|amount|speakers?|fee|rate|time|price|role))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant), "A word too many, or one is missing."),
        (new(@"\ball\s+(?:session|tape|recording|case|course|delegate|trainee|requirement|cost|fee|applicant)\b(?!\s*[-–]|s\b|\s+(?:fees|notes|work|material|materials|studies|dates|costs|members|long))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant), "After 'all' the noun is in the plural."),
        (new(@"\b(?<word>the|a|an|of|to|and|in|for|is|are|with|on|at|by|you|your|will|be)\s+\k<word>\b(?!-)"), "A word is written twice."),
        (new(@"\bshort\s+term\s+(?:\(|(?:individual|psychodynamic|brief|dynamic)\b|(?:therapy|treatment|course|protocol|work|model|loan|intervention)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant), "Before a noun it is 'short-term'."),
    ];

    protected override IEnumerable<Finding> Check(ItemText text, ContentSet set)
    {
        foreach (var sentence in Sentence.In(text, set))
        {
            foreach (var (pattern, advice) in Slips)
            {
                foreach (Match match in pattern.Matches(sentence.Words))
                {
                    yield return text.Due("wording", LiteralText.LineOf(text.Raw, sentence.Start + match.Index), $"'{sentence.Excerpt(match.Index, match.Length)}': {advice}");
                }
            }
        }
    }
}
