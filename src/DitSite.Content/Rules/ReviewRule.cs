using System.Text.RegularExpressions;
using DitSite.Content.Documents;
using DitSite.Content.Facts;
using DitSite.Content.Rules.Radar;

namespace DitSite.Content.Rules;

/// <summary>A day by which somebody wanted to read the item again has passed, or a claim about evidence has no such day (S19, S181).</summary>
public sealed class ReviewRule : ItemRule
{
    protected override IEnumerable<Finding> Check(ContentItem item, ContentSet set)
    {
        if (item.Values.Date("reviewBy") is { } by && by < set.Today)
        {
            yield return item.Due("review", "reviewBy", $"This item was to be reviewed by {UkText.Date(by)}.");
        }
        else if (!item.Values.Has("reviewBy") && item.Type.Properties.Any(property => property.Alias == "reviewBy"))
        {
            foreach (var sentence in item.ShownTexts.SelectMany(text => Sentence.In(text, set)).Where(sentence => !sentence.IsAside))
            {
                if (Claims.Match(sentence.Words) is { Success: true } match)
                {
                    yield return sentence.Text.Due("review", LiteralText.LineOf(sentence.Text.Raw, sentence.Start + match.Index), $"'{sentence.Excerpt(match.Index, match.Length)}' speaks of the evidence of a day. Set 'review-by', so that somebody reads it again.");
                }
            }
        }
    }

    private static Regex Claims { get; } = new(@"\b(?:currently|presently|at\s+present|now)\s+(?:being\s+)?(?:investigated|studied|evaluated|trialled|researched|under\s+(?:investigation|evaluation|study))\b|\bin\s+a\s+pilot\s+(?:study|trial)\b|\b(?:intended|due|expected|planned)\s+to\s+be\s+rolled\s+out\b|\b(?:early|first|recent)\s+(?:results|findings|evidence)\s+(?:suggests?|shows?)\b|\bappears?\s+to\s+be\s+(?:quite\s+|very\s+)?effective\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
