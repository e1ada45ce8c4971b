using System.Collections.Immutable;
using DitSite.Content.Documents;
using DitSite.Content.Rules.Radar;

namespace DitSite.Content.Rules;

/// <summary>Everything that is checked before content goes live.</summary>
public static class ContentRules
{
    public static ImmutableArray<ContentRule> All { get; } =
    [
        new ModelRule(), new IdentityRule(), new ReferenceRule(), new AddressRule(),
        new FactReferenceRule(), new LiteralRule(), new OldNameRule(), new PlaceholderRule(), new WeekdayRule(),
        new LinkRule(), new HeadingRule(), new RawHtmlRule(), new BlankRule(), new BracketRule(), new WordingRule(),
        new OpenRunRule(), new DateOrderRule(), new TimetableRule(), new FeeDifferenceRule(), new ChangeRuleRule(), new RunLengthRule(), new OnlineRule(), new SelfCheckRule(),
        new RadarRule(), new SumRule(), new EntryQuestionRule(),
        new CookieNoticeRule(), new NotSetRule(), new PastDateRule(), new ReviewRule(),
    ];

    /// <summary>All findings, those of a file's lines in their order.</summary>
    public static IReadOnlyList<Finding> Check(ContentSet set) =>
        [.. All.SelectMany(rule => rule.Check(set)).OrderBy(finding => finding.Origin, StringComparer.Ordinal).ThenBy(finding => finding.Line).ThenBy(finding => finding.Rule, StringComparer.Ordinal)];
}
