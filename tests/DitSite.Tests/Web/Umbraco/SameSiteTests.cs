using System.Text.Json.Nodes;
using DitSite.Tests.Site;

namespace DitSite.Tests.Web.Umbraco;

/// <summary>Pages, structured data, calendars, feed and sitemap are the same bytes, whether the words are in files or in Umbraco.</summary>
public sealed class SameSiteTests
{
    [Theory]
    [InlineData("tests/content", 30)]
    [InlineData("content", 15)]
    public async Task Site_FromFilesAndFromUmbraco_IsTheSameByteForByte(string folder, int atLeast)
    {
        var content = Repository.PathOf(folder.Split('/'));
        using var files = new SiteFactory { ContentFolder = content };
        using var umbraco = UmbracoSiteFactory.Of(content);

        var (one, other) = (await SiteBytes.OfAsync(files), await SiteBytes.OfAsync(umbraco));

        Assert.True(one.Count >= atLeast, $"Only {one.Count} addresses were compared.");
        Assert.All(one.Values, answer => Assert.StartsWith("200 ", answer));
        Assert.Empty(SiteBytes.Differences(one, other));
    }

    /// <summary>The control: one fact changed in the CMS shows at every address that says it.</summary>
    [Fact]
    public async Task Site_WithOneFactChangedInUmbraco_IsNotTheSame()
    {
        using var files = new SiteFactory();
        using var umbraco = new UmbracoSiteFactory();
        umbraco.Cms.Published = [.. umbraco.Cms.Published.Select(document => document.Path == "/courses/test-refresher/"
            ? document with { Properties = Changed(document.Properties) } : document)];

        var differences = SiteBytes.Differences(await SiteBytes.OfAsync(files), await SiteBytes.OfAsync(umbraco));

        Assert.Contains("/courses/test-refresher", differences);
        Assert.DoesNotContain("/robots.txt", differences);
    }

    private static JsonObject Changed(JsonObject properties)
    {
        var copy = properties.DeepClone().AsObject();
        copy["platform"] = "Another Platform";
        return copy;
    }
}
