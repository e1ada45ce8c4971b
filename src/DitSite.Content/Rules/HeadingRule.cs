using DitSite.Content.Documents;

namespace DitSite.Content.Rules;

/// <summary>Headings step down one level at a time, below the page's own title.</summary>
public sealed class HeadingRule : TextRule
{
    protected override IEnumerable<Finding> Check(ItemText text, ContentSet set)
    {
        if (!text.IsMarkdown)
        {
            yield break;
        }

        var above = text.Property == "body" ? 1 : 5;
        foreach (var heading in set.Prose(text.Item, text.Property, text.Raw).Headings)
        {
            if (heading.Text.Length == 0)
            {
                yield return text.Error("heading", heading.Line, "This heading has no words.");
            }
            else if (heading.Level == 1)
            {
                yield return text.Error("heading", heading.Line, $"'{heading.Text}' is a heading of level 1, which is the page's title. Begin with ##.");
            }
            else if (heading.Level > above + 1)
            {
                yield return text.Error("heading", heading.Line, $"'{heading.Text}' skips a level: the heading before it is of level {above}.");
            }

            above = heading.Level;
        }
    }
}
