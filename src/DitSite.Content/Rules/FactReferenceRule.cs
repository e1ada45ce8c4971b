using DitSite.Content.Documents;

namespace DitSite.Content.Rules;

/// <summary>References in words: unknown, not set where the sentence needs them, unbalanced conditions; and addresses that are refused.</summary>
public sealed class FactReferenceRule : TextRule
{
    protected override IEnumerable<Finding> Check(ItemText text, ContentSet set)
    {
        var problems = text.IsMarkdown ? set.Prose(text.Item, text.Property, text.Raw).Problems : set.Text(text.Item, text.Property, text.Raw).Problems;
        return problems.Select(problem => text.Error(problem.Rule, problem.Line, problem.Message));
    }
}
