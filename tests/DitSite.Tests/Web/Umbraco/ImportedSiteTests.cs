using DitSite.Content.Publishing;
using DitSite.Content.Umbraco;
using DitSite.Tests.Content.Umbraco;
using DitSite.Tests.Site;
using Microsoft.Extensions.Logging.Abstractions;

namespace DitSite.Tests.Web.Umbraco;

/// <summary>The circle: what the export wrote, imported and read back over HTTP, is the content that was exported.</summary>
public sealed class ImportedSiteTests
{
    [Fact]
    public async Task Documents_FromTheExportedFiles_AreThoseOfTheContentFolder()
    {
        using var state = new TemporaryFolder();
        using var cms = Cms();
        var options = new UmbracoOptions { BaseUrl = cms.Address };
        using var client = new DeliveryClient(options);
        using var source = new DeliveryApiSource(client, options, new LastGood(state.Path), new TestClock(), NullLogger<DeliveryApiSource>.Instance);

        var batch = await source.ReadAsync(CancellationToken.None);

        Assert.Empty(batch.Findings);
        Assert.Equal(
            StubUmbraco.DocumentsOf(Repository.PathOf("content")).OrderBy(document => document.Path).Select(document => (document.Path, ContentHash.Of(document))),
            batch.Documents.OrderBy(document => document.Path).Select(document => (document.Path, ContentHash.Of(document))));
    }

    [Fact]
    public async Task Site_FromTheExportedFiles_IsTheSameByteForByte()
    {
        using var files = new SiteFactory { ContentFolder = Repository.PathOf("content") };
        using var cms = Cms();
        using var umbraco = new SiteFactory();
        UmbracoSiteFactory.UseCms(umbraco, cms);

        Assert.Empty(SiteBytes.Differences(await SiteBytes.OfAsync(files), await SiteBytes.OfAsync(umbraco)));
    }

    private static StubUmbraco Cms() => new([]) { Items = new ImportedItems(Repository.PathOf("uSync", "v17")).All.ToList };
}
