using DitSite.Content.Documents;
using DitSite.Content.Embedded;
using DitSite.Content.Rules;

namespace DitSite.Tests.Web.Consent;

/// <summary>What the content check says about the cookie notice of a folder.</summary>
internal static class NoticeCheck
{
    public static IReadOnlyList<string> Of(string folder)
    {
        using var source = new EmbeddedSource(folder, showSamples: false);
        var batch = source.ReadAsync(CancellationToken.None).GetAwaiter().GetResult();
        var findings = ContentRules.Check(new ContentSet(batch.Documents, DateOnly.FromDateTime(TestClock.Start.UtcDateTime)));
        return [.. findings.Where(finding => finding.Severity == Severity.Error && finding.Origin == "notices/cookies.md").Select(finding => finding.Message)];
    }
}
