using System.Text.RegularExpressions;
using DitSite.Content.Documents;

namespace DitSite.Content.Rules;

/// <summary>A body's former name, on a line that does not carry the present one too.</summary>
public sealed class OldNameRule : ContentRule
{
    public override IEnumerable<Finding> Check(ContentSet set)
    {
        var renamed = set.OfType("site").SelectMany(site => site.Values.Rows("renamedBodies"))
            .Select(row => (Was: row.Text("was"), Now: row.Text("now"), Code: row.Text("code"))).Where(body => body is { Was: not null, Now: not null }).ToList();
        foreach (var text in set.Items.SelectMany(ItemText.Of).Where(text => text.IsShown && !text.Property.StartsWith("renamedBodies", StringComparison.Ordinal)))
        {
            var permitted = LiteralText.Of(text.Raw);
            var lines = permitted.Searchable.Split('\n');
            for (var line = 0; line < lines.Length; line++)
            {
                foreach (var (was, now, code) in renamed)
                {
                    if (Regex.IsMatch(lines[line], $@"\b{Regex.Escape(was!)}\b") && !lines[line].Contains(now!, StringComparison.Ordinal)
                        && !text.Raw.Split('\n')[line].Contains($"renamed-bodies.{code}.now", StringComparison.Ordinal) && permitted.ReasonAt(line) is null)
                    {
                        yield return text.Due("old-name", line, $"{was} is now called {now}. Write the present name, with the old one after 'formerly' where a reader may know it.");
                    }
                }
            }
        }
    }
}
