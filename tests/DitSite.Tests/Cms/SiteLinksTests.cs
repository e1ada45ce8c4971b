using DitSite.Cms.Rules;
using Microsoft.Extensions.Options;

namespace DitSite.Tests.Cms;

public sealed class SiteLinksTests
{
    private readonly CmsContent cms = new();

    private SiteLinks Links(string url = "https://www.dit.test/") => new(Options.Create(new SiteConnection { Url = url }), new(() => cms.Service), CmsContent.Strings);

    [Theory]
    [InlineData("/", "https://www.dit.test/preview/")]
    [InlineData("/terms/", "https://www.dit.test/preview/terms")]
    [InlineData("/notices/cookies/", "https://www.dit.test/preview/cookies")]
    [InlineData("/courses/dit-refresher/dates/2022-06-10/", "https://www.dit.test/preview/courses/dit-refresher/dates/2022-06-10")]
    public async Task Preview_OfAnItem_LeadsToItsDraftOnTheSite(string path, string url) =>
        Assert.Equal(url, (await Links().GetPreviewUrlAsync(cms[path], null, null))?.Url?.ToString());

    [Fact]
    public async Task Preview_OfANewDraft_LeadsToTheAddressItWillHave() =>
        Assert.Equal("https://www.dit.test/preview/a-new-page", (await Links().GetPreviewUrlAsync(cms.Add("A new page", "page", cms["/"]), null, null))?.Url?.ToString());

    [Fact]
    public async Task Preview_WithoutAPageOrASite_SaysWhy()
    {
        Assert.Contains("no page of its own", (await Links().GetPreviewUrlAsync(cms["/venues/kantor-centre/"], null, null))?.Message);
        Assert.Contains("Site:Url", (await Links("").GetPreviewUrlAsync(cms["/terms/"], null, null))?.Message);
    }

    [Fact]
    public void OtherUrls_OfAPublishedItem_AreItsPageOnTheSite()
    {
        Assert.Equal("https://www.dit.test/terms", Assert.Single(Links().GetOtherUrls(cms["/terms/"].Id, new Uri("https://cms.test/"))).Url?.ToString());
        Assert.Empty(Links().GetOtherUrls(cms.Add("A new page", "page", cms["/"]).Id, new Uri("https://cms.test/")));
    }

    /// <summary>The Delivery API makes its routes from what providers answer here.</summary>
    [Fact]
    public void Url_OfAnItem_IsLeftToUmbraco() => Assert.Null(Links().GetUrl(null!, default, null, new Uri("https://cms.test/")));
}
