using System.Net;
using System.Web;
using DitSite.Tests.Site;
using DitSite.Web.Staff.SignIn;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Web.Staff;

/// <summary>The site with a sign-in provider behind it.</summary>
internal sealed class StaffSite : SiteFactory
{
    public StaffSite()
    {
        Provider = new(Clock);
        Configure(this);
    }

    public StandInProvider Provider { get; }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services => Install(services, Provider));
    }

    /// <summary>Tells a site which provider its staff sign in with.</summary>
    public static void Configure(SiteFactory site)
    {
        site.Settings["SignIn:Authority"] = StandInProvider.Issuer;
        site.Settings["SignIn:ClientId"] = StandInProvider.ClientId;
    }

    /// <summary>Puts the stand-in where the site asks its provider.</summary>
    public static void Install(IServiceCollection services, StandInProvider provider) =>
        services.AddHttpClient(DitSite.Web.Staff.SignIn.Provider.ClientName).ConfigurePrimaryHttpMessageHandler(() => provider);

    /// <summary>Where a browser comes back to from the provider, given where the site sent it.</summary>
    /// <param name="change">Changes what the browser brings back.</param>
    public static string Return(StandInProvider provider, Uri sentTo, Action<Dictionary<string, string>>? change = null)
    {
        var asked = HttpUtility.ParseQueryString(sentTo.Query);
        provider.AskedNonce = asked["nonce"]!;
        var answer = new Dictionary<string, string> { ["code"] = Guid.NewGuid().ToString("N"), ["state"] = asked["state"]!, ["iss"] = StandInProvider.Issuer };
        change?.Invoke(answer);
        return ProviderHandler.CallbackPath + "?" + string.Join('&', answer.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
    }

    /// <summary>Goes through the whole sign-in as a browser would.</summary>
    /// <param name="change">Changes what the browser brings back.</param>
    public async Task<HttpResponseMessage> SignInAsync(SiteClient browser, string to = "/staff", Action<Dictionary<string, string>>? change = null)
    {
        using var start = await browser.Http.GetAsync("/staff/sign-in/start?to=" + Uri.EscapeDataString(to));
        Assert.Equal(HttpStatusCode.Redirect, start.StatusCode);
        if (!start.Headers.Location!.IsAbsoluteUri)
        {
            return await browser.Http.GetAsync(start.Headers.Location);
        }

        return await browser.Http.GetAsync(Return(Provider, start.Headers.Location, change));
    }

    public async Task<SiteClient> SignedInAsync(params string[] roles)
    {
        Provider.Roles = roles;
        var browser = Browse();
        using var answer = await SignInAsync(browser);
        Assert.Equal("/staff", answer.Headers.Location?.OriginalString);
        return browser;
    }
}
