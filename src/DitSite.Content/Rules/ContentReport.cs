using System.Collections.Immutable;
using DitSite.Content.Documents;

namespace DitSite.Content.Rules;

/// <summary>What the content check tells: everything found, and the literals somebody permitted.</summary>
public sealed record ContentReport(ImmutableArray<Finding> Findings, ImmutableArray<Literal> Permitted)
{
    public int Errors => Findings.Count(finding => finding.Severity == Severity.Error);

    /// <param name="today">London's date.</param>
    public static ContentReport Of(ContentBatch batch, DateOnly today)
    {
        var set = new ContentSet(batch.Documents, today, batch.Media);
        ImmutableArray<Finding> findings =
        [
            .. batch.Findings.Concat(ContentRules.Check(set)).OrderBy(finding => finding.Origin, StringComparer.Ordinal).ThenBy(finding => finding.Line).ThenBy(finding => finding.Rule, StringComparer.Ordinal),
        ];
        var texts = set.Items.SelectMany(item => item.ShownTexts).Where(text => text.Raw.Contains("<!--", StringComparison.Ordinal));
        return new ContentReport(findings, [.. texts.SelectMany(text => Literals.In(text, set)).Where(literal => literal.Reason is not null)]);
    }
}
