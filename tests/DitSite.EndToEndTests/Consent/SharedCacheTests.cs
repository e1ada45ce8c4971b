using DitSite.EndToEndTests.Browsing;
using DitSite.EndToEndTests.Tools;
using DitSite.Web.Consent;

namespace DitSite.EndToEndTests.Consent;

/// <summary>A cache that stores what it is told not to: all that keeps visitors apart then is <c>Vary</c>.</summary>
[Collection(ConsentCollection.Name)]
public sealed class SharedCacheTests(MeasuringSite sites)
{
    private const string ButNotVary = "Cache-Control Expires X-Accel-Expires Set-Cookie";

    [Fact]
    public async Task C24_SharedCache_FilledByOneWhoAccepted_GivesOthersTheirOwnVariant()
    {
        await using var cache = await Nginx.CacheAsync(Machine.Real, sites.Live.Address, LiveSite.FreePort(), ButNotVary);

        var accepting = ("Cookie", $"{ChoiceCookie.Name}={Choice(Decision.Accepted)}");
        var (first, _) = await GetAsync(cache, accepting);
        var (again, status) = await GetAsync(cache, accepting);
        Assert.Equal("HIT", status);
        Assert.Equal(first, again);
        Assert.Contains("googletagmanager", first);

        var (cold, _) = await GetAsync(cache);
        var (refused, _) = await GetAsync(cache, ("Cookie", $"{ChoiceCookie.Name}={Choice(Decision.Refused)}"));
        var (signalled, _) = await GetAsync(cache, ("Sec-GPC", "1"));
        Assert.All(new[] { cold, refused, signalled }, page => Assert.DoesNotContain("googletagmanager", page));
        Assert.Contains("data-cookie-banner", cold);
        Assert.All(new[] { refused, signalled }, page => Assert.DoesNotContain("data-cookie-banner", page));
    }

    [Fact]
    public async Task C24_SharedCache_ThatIgnoresVary_IsSeenToMixVisitorsUp()
    {
        await using var cache = await Nginx.CacheAsync(Machine.Real, sites.Live.Address, LiveSite.FreePort(), ButNotVary + " Vary");
        await GetAsync(cache, ("Cookie", $"{ChoiceCookie.Name}={Choice(Decision.Accepted)}"));

        var (cold, _) = await GetAsync(cache);

        Assert.Contains("googletagmanager", cold);
    }

    [Fact]
    public async Task Nginx_OnAMachineWithoutItAndWithoutApt_IsNamedInASentence()
    {
        var empty = new Machine { FileExists = _ => false, Variable = _ => null, CanInstallWithApt = () => false };

        var missing = await Assert.ThrowsAsync<MissingToolException>(() => Nginx.FindOrInstallAsync(empty));

        Assert.Contains("apt-get install nginx-light", missing.Message);
    }

    private string Choice(Decision decision) =>
        new ChoiceCookie("1", decision, sites.Live.Clock.GetUtcNow(), ChoiceCookie.NewRecord()).Value;

    private static async Task<(string Page, string Status)> GetAsync(Nginx cache, params (string Name, string Value)[] headers)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, cache.Address + "/courses");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode);
        return (await response.Content.ReadAsStringAsync(), response.Headers.GetValues("X-Cache").Single());
    }
}
