using DitSite.Content.Editing;
using DitSite.Content.Facts;
using DitSite.Tests.Site;
using DitSite.Web;
using DitSite.Web.Preview;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit.Abstractions;

namespace DitSite.Tests.Web.Staff.Content;

public sealed class LivingFactsTests(SiteFactory site, ITestOutputHelper output) : IClassFixture<SiteFactory>
{
    [Fact]
    public async Task Fact_Changed_IsFollowedEverywhereAndTheOldLiteralSurvivesNowhere()
    {
        var services = site.Services;
        var facts = new LivingFacts(
            services.GetRequiredService<ContentEditor>(), services.GetRequiredService<PublishCheck>(), services.GetRequiredService<PageMaker>(), services.GetRequiredService<IOptions<SiteOptions>>().Value, new DateOnly(2027, 2, 1));

        await facts.RunAsync(share: Scale.Of(1) > 1 ? 1 : 2);

        output.WriteLine(string.Join('\n', facts.Followed));
        Assert.True(facts.Faults.Count == 0, string.Join('\n', facts.Faults));
        // The control: it looked at many facts of many kinds, and met the rules that refuse one changed alone.
        Assert.True(facts.Followed.Count >= 10, $"Only {facts.Followed.Count} facts were followed.");
        Assert.Empty(new[] { FactKind.Money, FactKind.Count, FactKind.Text, FactKind.Email }.Except(facts.Followed.Select(fact => fact.Kind)));
        Assert.Contains("fee-difference", facts.RefusedAlone);
    }
}
