using System.Text.RegularExpressions;
using DitSite.Content.Documents;
using DitSite.Content.Facts;
using DitSite.Content.Rules.Radar;

namespace DitSite.Content.Rules;

/// <summary>A body's former name, in a sentence that neither carries the present one nor says that it is the old one (S147).</summary>
public sealed class OldNameRule : TextRule
{
    protected override IEnumerable<Finding> Check(ItemText text, ContentSet set)
    {
        if (text.Property.StartsWith("renamedBodies", StringComparison.Ordinal))
        {
            yield break;
        }

        var renamed = set.OfType("site").SelectMany(site => site.Values.Rows("renamedBodies"))
            .Select(row => (Was: row.Text("was"), Now: row.Text("now"), Code: row.Text("code"), Since: row.Date("since"))).Where(body => body is { Was: not null, Now: not null }).ToList();
        foreach (var (was, now, code, since) in renamed.Where(body => text.Raw.Contains(body.Was!, StringComparison.Ordinal)))
        {
            foreach (var sentence in Sentence.In(text, set))
            {
                var written = text.Raw.Substring(sentence.Start, sentence.Words.Length);
                if (Regex.Match(sentence.Words, $@"\b{Regex.Escape(was!)}\b") is { Success: true } match
                    && !written.Contains(now!, StringComparison.Ordinal) && !written.Contains($"renamed-bodies.{code}.now", StringComparison.Ordinal) && !SaysOld.IsMatch(written))
                {
                    yield return text.Due("old-name", LiteralText.LineOf(text.Raw, sentence.Start + match.Index),
                        $"{was} is called {now}{(since is { } day ? $" since {UkText.Date(day)}" : "")}. Write the present name, with the old one after 'formerly' where a reader may know it.");
                }
            }
        }
    }

    private static Regex SaysOld { get; } = new(@"\b(?:formerly|former|previously|then\s+(?:called|known)|once\s+called|used\s+to\s+be|renamed|old\s+name|until\s+(?:19|20)\d\d)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
