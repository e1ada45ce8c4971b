using System.Net;
using DitSite.Tests.Site;

namespace DitSite.Tests.Web.Hosting;

public sealed class TransportTests
{
    [Theory]
    [InlineData(null, null, "max-age=63072000")]
    [InlineData("true", null, "max-age=63072000; includeSubDomains")]
    [InlineData("true", "true", "max-age=63072000; includeSubDomains; preload")]
    public async Task Https_EveryAnswer_TellsBrowsersToStay(string? subdomains, string? preload, string expected)
    {
        using var site = new SiteFactory();
        site.Settings["Hsts:IncludeSubDomains"] = subdomains;
        site.Settings["Hsts:Preload"] = preload;
        using var browser = site.Browse();

        foreach (var address in new[] { "/", "/nothing-here", "/assets/site.css", "/health/live" })
        {
            using var answer = await browser.Http.GetAsync(address);
            Assert.Equal(expected, Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));
        }
    }

    [Theory]
    [InlineData("https://evil.example/", null)]
    [InlineData("https://localhost/", "evil.example")]
    public async Task Links_WhateverHostIsNamed_AreThoseOfTheConfiguration(string address, string? forwardedHost)
    {
        using var site = new SiteFactory();
        using var http = site.CreateClient(new() { BaseAddress = new(address) });
        if (forwardedHost is not null)
        {
            http.DefaultRequestHeaders.Add("X-Forwarded-Host", forwardedHost);
        }

        foreach (var path in new[] { "courses/test-course", "sitemap.xml", "feed.xml", "calendar.ics", "robots.txt" })
        {
            var text = await http.GetStringAsync(path);
            Assert.DoesNotContain("evil.example", text);
            Assert.Contains("https://localhost", text);
        }
    }

    [Theory]
    [InlineData(null, HttpStatusCode.PermanentRedirect)]
    [InlineData("203.0.113.9", HttpStatusCode.PermanentRedirect)]
    [InlineData("198.51.100.7", HttpStatusCode.OK)]
    [InlineData("198.51.100.0/24", HttpStatusCode.OK)]
    public async Task ForwardedProtocol_IsBelievedOnlyFromAConfiguredProxy(string? proxy, HttpStatusCode expected)
    {
        using var site = new SiteFactory();
        site.Settings["Proxies:Known:0"] = proxy;
        using var http = site.CreateClient(new() { BaseAddress = new("http://localhost"), AllowAutoRedirect = false });
        http.DefaultRequestHeaders.Add(SiteFactory.ClientAddressHeader, "198.51.100.7");
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.50");

        using var answer = await http.GetAsync("/courses");

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Logs_HoldNoQueryString()
    {
        using var site = new SiteFactory();
        site.Settings["Logging:LogLevel:Default"] = "Trace";
        site.Settings["Logging:LogLevel:Microsoft.AspNetCore"] = "Information";
        using var browser = site.Browse();

        await browser.GetPageAsync("/courses?where=SECRET-TOKEN-1");
        await browser.GetPageAsync("/nothing-here?token=SECRET-TOKEN-2");

        Assert.NotEmpty(site.Logs.Lines);
        Assert.Empty(site.Logs.Containing("SECRET-TOKEN"));
    }
}
