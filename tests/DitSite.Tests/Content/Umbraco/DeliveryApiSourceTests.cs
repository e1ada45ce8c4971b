using System.Text.Json.Nodes;
using DitSite.Content;
using DitSite.Content.Documents;
using DitSite.Content.Publishing;
using DitSite.Content.Rules;
using DitSite.Content.Umbraco;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace DitSite.Tests.Content.Umbraco;

public sealed class DeliveryApiSourceTests : IDisposable
{
    private static readonly IReadOnlyList<ContentDocument> Items = StubUmbraco.DocumentsOf(Repository.TestContent);

    private readonly TemporaryFolder state = new();
    private readonly TestClock clock = new();
    private readonly StubUmbraco umbraco = new(Items);
    private readonly List<IDisposable> used = [];

    public void Dispose()
    {
        used.ForEach(one => one.Dispose());
        umbraco.Dispose();
        state.Dispose();
    }

    [Theory]
    [InlineData("content")]
    [InlineData("tests/content")]
    public async Task Documents_FromTheCms_AreThoseOfTheFiles(string folder)
    {
        umbraco.Published = StubUmbraco.DocumentsOf(Repository.PathOf(folder.Split('/')));

        var batch = await Source().ReadAsync(CancellationToken.None);

        Assert.Empty(batch.Findings);
        Assert.Equal(umbraco.Published.OrderBy(document => document.Path).Select(ContentHash.Of), batch.Documents.OrderBy(document => document.Path).Select(ContentHash.Of));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(100)]
    public async Task Paging_OfAnySize_FindsEveryItemOnce(int size)
    {
        var batch = await Source(size).ReadAsync(CancellationToken.None);

        Assert.Equal(Items.Select(item => item.Id).Order(), batch.Documents.Select(document => document.Id).Order());
        Assert.All(umbraco.Requests, request => Assert.Contains("sort=createDate:asc&sort=name:asc", request, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Paging_WhileAnItemGoes_LeavesOutNoOther()
    {
        var calls = 0;
        umbraco.Fault = _ =>
        {
            // The first of all goes between the first page and the second, and everything moves up.
            umbraco.Published = Interlocked.Increment(ref calls) == 2 ? [.. Items.Skip(1)] : umbraco.Published;
            return Task.FromResult(false);
        };

        var batch = await Source(5).ReadAsync(CancellationToken.None);

        Assert.Equal(Items.Skip(1).Select(item => item.Id).Order(), batch.Documents.Select(document => document.Id).Order());
    }

    [Fact]
    public async Task Item_ThatIsBroken_IsAFindingAndTheOthersAreThere()
    {
        umbraco.Fault = async context =>
        {
            var items = new StubItems(Items).All.ToArray();
            items[0]["properties"] = 7;
            items[1].Remove("id");
            items[2]["route"] = null;
            items[3]["contentType"] = "unheardOf";
            await context.Response.WriteAsJsonAsync(new JsonObject { ["total"] = 0, ["items"] = new JsonArray([.. items, 7, null, "x"]) });
            return true;
        };

        var batch = await Source().ReadAsync(CancellationToken.None);

        Assert.Equal(Items.Count - 4, batch.Documents.Count);
        Assert.Equal(6, batch.Findings.Count(finding => finding.Severity == Severity.Error));
        Assert.Contains("unheardOf", Assert.Single(batch.Findings, finding => finding.Severity == Severity.Due).Message);
    }

    [Fact]
    public async Task Value_OfTheWrongType_IsNamedByTheModelCheck()
    {
        umbraco.Fault = async context =>
        {
            var items = new StubItems(Items).All.ToArray();
            var run = items.First(item => item["contentType"]!.GetValue<string>() == "courseRun");
            run["properties"]!["capacity"] = new JsonObject { ["x"] = 1 };
            run["properties"]!["fundedPlaces"] = JsonNode.Parse("1e999");
            run["properties"]!["starts"] = "soon";
            run["properties"]!["fees"] = "none";
            run["properties"]!["venue"] = 5;
            await context.Response.WriteAsJsonAsync(new JsonObject { ["total"] = 0, ["items"] = new JsonArray([.. items]) });
            return true;
        };

        var built = SnapshotBuilder.Build(await Source().ReadAsync(CancellationToken.None), Items, clock.Today);

        Assert.Equal(["capacity", "fees", "fundedPlaces", "starts", "venue"], built.Findings.Where(finding => finding.Rule == "format").Select(finding => finding.Property).Order());
        Assert.Single(built.Held);
    }

    [Fact]
    public async Task Request_CarriesKeyAndStartItem_AndPreviewOnlyWhereAsked()
    {
        var headers = new List<IHeaderDictionary>();
        umbraco.Fault = context =>
        {
            headers.Add(new HeaderDictionary(context.Request.Headers.ToDictionary(pair => pair.Key, pair => pair.Value)));
            return Task.FromResult(false);
        };
        var client = new DeliveryClient(new() { BaseUrl = umbraco.Address, ApiKey = StubUmbraco.Key, StartItem = "home" });
        used.Add(client);

        await DeliveryList.ReadAsync(client, 100, preview: false, CancellationToken.None);
        await DeliveryList.ReadAsync(client, 100, preview: true, CancellationToken.None);

        Assert.All(headers, sent => Assert.Equal((StubUmbraco.Key, "home"), (sent["Api-Key"].ToString(), sent["Start-Item"].ToString())));
        Assert.Contains("gzip", headers[0].AcceptEncoding.ToString());
        Assert.Equal(["", "true"], headers.Select(sent => sent["Preview"].ToString()));
    }

    [Fact]
    public async Task EmptyList_AfterAGoodOne_IsBelievedOnlyWhenAMinuteLaterSaysTheSame()
    {
        var source = Source();
        await source.ReadAsync(CancellationToken.None);
        umbraco.Published = [];

        await Assert.ThrowsAsync<DeliveryException>(() => source.ReadAsync(CancellationToken.None));
        clock.Advance(TimeSpan.FromSeconds(59));
        await Assert.ThrowsAsync<DeliveryException>(() => source.ReadAsync(CancellationToken.None));
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Empty((await source.ReadAsync(CancellationToken.None)).Documents);
    }

    [Fact]
    public async Task ShortList_AfterARestart_IsMeasuredAgainstWhatIsKept()
    {
        new LastGood(state.Path).Save(Items);
        umbraco.Published = [.. Items.Where(item => item.ContentType is "site" or "cookieNotice")];

        var problem = await Assert.ThrowsAsync<DeliveryException>(() => Source().ReadAsync(CancellationToken.None));

        Assert.StartsWith($"The CMS lists 2 of {Items.Count} items.", problem.Message);
    }

    [Fact]
    public async Task BelievedEmptyList_LeavesTheSiteTheCookieNoticeAndWhatTheyName()
    {
        var built = SnapshotBuilder.Build(new([], []), (await Source().ReadAsync(CancellationToken.None)).Documents, clock.Today);

        Assert.Equal("Testford Courses", built.Snapshot!.Site.Title);
        Assert.Equal(2, built.Findings.Count(finding => finding.Rule == "missing-item"));
        Assert.InRange(built.Documents.Count, 2, Items.Count - 3);
    }

    [Fact]
    public async Task CachedAnswer_NeverTakesTheContentBack()
    {
        var source = Source();
        await source.ReadAsync(CancellationToken.None);
        umbraco.IsCached = true;
        umbraco.Published = [.. Items.Where(item => item.ContentType != "venue")];

        Assert.Equal(Items.Count, (await source.ReadAsync(CancellationToken.None)).Documents.Count);

        umbraco.IsCached = false;
        Assert.Equal(umbraco.Published.Count, (await source.ReadAsync(CancellationToken.None)).Documents.Count);
    }

    [Fact]
    public async Task Cms_ThatFailsAgainAndAgain_IsLeftAloneForAWhileAndTheReasonStays()
    {
        umbraco.Fault = context =>
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.FromResult(true);
        };
        var source = Source();
        var reasons = new List<string>();
        for (var look = 0; look < 6; look++)
        {
            reasons.Add((await Assert.ThrowsAsync<DeliveryException>(() => source.ReadAsync(CancellationToken.None))).Message);
        }

        Assert.All(reasons, reason => Assert.Equal("The CMS answered with status 503.", reason));
        Assert.Equal(7, umbraco.Requests.Count);
    }

    [Fact]
    public async Task Start_WithNothingKept_RefusesInASentenceThatSaysWhy()
    {
        umbraco.Fault = context =>
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.FromResult(true);
        };
        using var refresh = new ContentRefresh(Source(), new(), new(state.Path), new(), clock, NullLogger<ContentRefresh>.Instance);

        Assert.Equal(
            "The content can't be read and no earlier good version is kept, so the site does not start: The CMS refuses the key in Umbraco:ApiKey.",
            await refresh.StartContentAsync(CancellationToken.None));
    }

    private DeliveryApiSource Source(int pageSize = 100)
    {
        var options = new UmbracoOptions { BaseUrl = umbraco.Address, PageSize = pageSize, TimeoutSeconds = 5 };
        var client = new DeliveryClient(options);
        var source = new DeliveryApiSource(client, options, new LastGood(state.Path), clock, NullLogger<DeliveryApiSource>.Instance);
        used.Add(source);
        used.Add(client);
        return source;
    }
}
