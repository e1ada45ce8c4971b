using System.Net;
using System.Text;
using DitSite.Tests.Site;
using Microsoft.IdentityModel.Tokens;

namespace DitSite.Tests.Web.Staff;

public sealed class SignInTests : IDisposable
{
    private readonly StaffSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task SignIn_HonestProvider_OpensTheDeskAndIsRecorded()
    {
        using var browser = site.Browse();
        using var answer = await site.SignInAsync(browser, "/staff?part=1");

        Assert.Equal("/staff?part=1", answer.Headers.Location?.OriginalString);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), value => value.StartsWith("__Host-staff=", StringComparison.Ordinal));
        Assert.Contains("secure", cookie);
        Assert.Contains("httponly", cookie);
        Assert.Contains("path=/", cookie);
        Assert.Contains("samesite=lax", cookie);
        var desk = await browser.GetPageAsync("/staff");
        Assert.Equal(HttpStatusCode.OK, desk.StatusCode);
        Assert.Contains("Alex Canary", desk.Body!.TextContent);
        var request = Assert.Single(site.Provider.TokenRequests);
        Assert.True(request["code_verifier"].Length >= 43);
        Assert.Equal("https://localhost/staff/sign-in/return", request["redirect_uri"]);
    }

    [Fact]
    public async Task Desk_WithoutSignIn_LeadsToSignInAndBack()
    {
        using var browser = site.Browse();
        using var answer = await browser.Http.GetAsync("/staff?x=1");
        Assert.Equal("/staff/sign-in?to=%2Fstaff%3Fx%3D1", answer.Headers.Location?.OriginalString);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        var page = await browser.GetPageAsync(answer.Headers.Location!.OriginalString);
        Assert.Equal("/staff/sign-in/start?to=%2Fstaff%3Fx%3D1", page.QuerySelector("main a.govuk-button")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("https://evil.test/")]
    [InlineData("//evil.test")]
    [InlineData("/staff\\evil")]
    [InlineData("/courses")]
    public async Task SignIn_ForeignReturnAddress_LeadsToTheDesk(string to)
    {
        using var browser = site.Browse();
        using var answer = await site.SignInAsync(browser, to);
        Assert.Equal("/staff", answer.Headers.Location?.OriginalString);
    }

    public static TheoryData<string> Lies => ["audience", "issuer", "nonce", "no-nonce", "unsigned", "public-key-as-secret", "other-key", "expired", "at-hash", "no-id-token", "no-role"];

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task SignIn_LyingProvider_IsRefusedWithAPageAndALogLineWithoutTokens(string lie)
    {
        Tell(lie);
        using var browser = site.Browse();
        using var answer = await site.SignInAsync(browser);

        await AssertRefusedAsync(browser, answer, HttpStatusCode.Forbidden);
    }

    /// <summary>The control: the same steps with nothing changed sign in, so it is the lie that was refused.</summary>
    [Fact]
    public async Task SignIn_NoLie_IsNotRefused()
    {
        Tell("nothing");
        using var browser = await site.SignedInAsync("editor");
        Assert.Equal(HttpStatusCode.OK, (await browser.GetPageAsync("/staff")).StatusCode);
    }

    [Fact]
    public async Task SignIn_ReplayedCode_IsRefused()
    {
        using var first = site.Browse();
        using var other = site.Browse();
        using var good = await site.SignInAsync(first, change: answer => answer["code"] = "same-code");
        Assert.Equal("/staff", good.Headers.Location?.OriginalString);
        using var replay = await site.SignInAsync(other, change: answer => answer["code"] = "same-code");
        await AssertRefusedAsync(other, replay, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task SignIn_ReplayedReturnAddress_IsRefused()
    {
        using var browser = site.Browse();
        using var good = await site.SignInAsync(browser);
        var address = good.RequestMessage!.RequestUri!;
        using var replay = await browser.Http.GetAsync(address);
        Assert.StartsWith("/staff/sign-in/refused", replay.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task SignIn_StateOfAnotherBrowser_IsRefused()
    {
        using var attacker = site.Browse();
        using var victim = site.Browse();
        var brought = new Dictionary<string, string>();
        using var stopped = await site.SignInAsync(attacker, change: answer =>
        {
            foreach (var (key, value) in answer)
            {
                brought[key] = value;
            }

            answer["error"] = "access_denied";
        });
        using var answer = await victim.Http.GetAsync("/staff/sign-in/return?" + string.Join('&', brought.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}")));
        await AssertRefusedAsync(victim, answer, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task SignIn_MixedUpIssuer_IsRefusedBeforeTheCodeIsSent()
    {
        using var browser = site.Browse();
        using var answer = await site.SignInAsync(browser, change: query => query["iss"] = "https://other.test");
        await AssertRefusedAsync(browser, answer, HttpStatusCode.Forbidden);
        Assert.Empty(site.Provider.TokenRequests);
    }

    [Fact]
    public async Task SignIn_IssuerAnnouncedButMissing_IsRefused()
    {
        site.Provider.AnnouncesIssuer = true;
        using var browser = site.Browse();
        using var answer = await site.SignInAsync(browser, change: query => query.Remove("iss"));
        await AssertRefusedAsync(browser, answer, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task SignIn_ProviderWithWeakProofKeyOnly_IsRefusedAtTheStart()
    {
        site.Provider.ChallengeMethods = ["plain"];
        using var browser = site.Browse();
        var page = await site.SignInAsync(browser);
        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.Empty(site.Provider.TokenRequests);
    }

    [Theory]
    [InlineData(true, "/staff", HttpStatusCode.OK)]
    [InlineData(false, "/staff/sign-in/refused", HttpStatusCode.Redirect)]
    public async Task SignIn_WithARoleByAddress_NeedsAVerifiedAddress(bool verified, string leadsTo, HttpStatusCode desk)
    {
        site.Settings["SignIn:RoleClaim"] = "email";
        site.Settings["SignIn:RoleMap:alex@people.test"] = "editor";
        site.Provider.EmailVerified = verified;
        using var browser = site.Browse();

        using var answer = await site.SignInAsync(browser);
        using var opened = await browser.Http.GetAsync("/staff");

        Assert.Equal(leadsTo, answer.Headers.Location?.OriginalString.Split('?')[0]);
        Assert.Equal(desk, opened.StatusCode);
    }

    [Fact]
    public async Task SignIn_ProviderDown_SaysSo()
    {
        site.Provider.Down = true;
        using var browser = site.Browse();
        using var page = await site.SignInAsync(browser);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetPageAsync("/")).StatusCode);
    }

    [Fact]
    public async Task SignIn_WithASessionCookieFromBefore_GetsAnotherSession()
    {
        using var browser = await site.SignedInAsync("editor");
        var before = Cookie(browser);
        using var again = await site.SignInAsync(browser);
        var after = again.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("__Host-staff=", StringComparison.Ordinal));
        Assert.DoesNotContain(before, after);

        using var thief = site.Browse();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/staff");
        request.Headers.Add("Cookie", before);
        using var answer = await thief.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private string Cookie(SiteClient browser)
    {
        using var answer = browser.Http.GetAsync("/staff").GetAwaiter().GetResult();
        return answer.RequestMessage!.Headers.TryGetValues("Cookie", out var values) ? values.Single() : answer.Headers.GetValues("Set-Cookie").First().Split(';')[0];
    }

    private void Tell(string lie)
    {
        var provider = site.Provider;
        switch (lie)
        {
            case "audience": provider.Audience = "another-site"; break;
            case "issuer": provider.TokenIssuer = "https://other.test"; break;
            case "nonce": provider.Nonce = nonce => new string([.. nonce.Reverse()]); break;
            case "no-nonce": provider.Nonce = _ => null; break;
            case "unsigned": provider.Unsigned = true; break;
            case "public-key-as-secret": (provider.SigningKey, provider.Algorithm) = (new SymmetricSecurityKey(provider.PublicKeyBytes) { KeyId = "key-1" }, SecurityAlgorithms.HmacSha256); break;
            case "other-key": provider.SigningKey = new RsaSecurityKey(System.Security.Cryptography.RSA.Create(2048)) { KeyId = "key-1" }; break;
            case "expired": provider.ExpiresIn = TimeSpan.FromMinutes(-3); break;
            case "at-hash": provider.AtHash = Base64UrlEncoder.Encode(Encoding.ASCII.GetBytes("not the hash")); break;
            case "no-id-token": provider.WithoutIdToken = true; break;
            case "no-role": provider.Roles = ["visitor"]; break;
        }
    }

    private async Task AssertRefusedAsync(SiteClient browser, HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.StartsWith("/staff/sign-in/refused?why=", answer.Headers.Location?.OriginalString);
        Assert.DoesNotContain(answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [], value => value.StartsWith("__Host-staff=", StringComparison.Ordinal));
        var page = await browser.GetPageAsync(answer.Headers.Location!.OriginalString);
        Assert.Equal(status, page.StatusCode);
        Assert.Equal("You are not signed in", page.QuerySelector("h1")!.TextContent);
        Assert.NotEmpty(site.Logs.Containing("Staff sign-in refused"));
        Assert.Empty(site.Logs.Containing("access-1", "refresh-1", "eyJ", "Alex Canary"));
        using var desk = await browser.Http.GetAsync("/staff");
        Assert.Equal(HttpStatusCode.Redirect, desk.StatusCode);
    }
}
