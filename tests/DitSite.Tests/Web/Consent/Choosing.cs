using System.Net;
using AngleSharp.Dom;
using DitSite.Tests.Site;
using DitSite.Web.Consent;

namespace DitSite.Tests.Web.Consent;

/// <summary>What a visitor without scripts does about cookies.</summary>
internal static class Choosing
{
    public const string Banner = "[data-cookie-banner] form";

    /// <summary>Presses a button of the banner on the given page.</summary>
    public static async Task<HttpResponseMessage> ChooseAsync(this SiteClient browser, string choice, string address = "/")
    {
        var page = await browser.GetPageAsync(address);
        return await browser.SubmitAsync(page, [("choice", choice)], Banner);
    }

    public static async Task<SiteClient> AcceptedAsync(this SiteClient browser)
    {
        using var response = await browser.ChooseAsync("accept");
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return browser;
    }

    public static async Task<SiteClient> RejectedAsync(this SiteClient browser)
    {
        using var response = await browser.ChooseAsync("reject");
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return browser;
    }

    public static bool AsksAboutCookies(this IDocument page) => page.QuerySelector(Banner) is not null;

    public static IReadOnlyList<string> SetCookies(this HttpResponseMessage response) =>
        response.Headers.TryGetValues("Set-Cookie", out var values) ? [.. values] : [];

    public static string Policy(this HttpResponseMessage response) => response.Headers.GetValues("Content-Security-Policy").Single();

    /// <summary>The choice cookie that an answer sets.</summary>
    public static ChoiceCookie Choice(this HttpResponseMessage response)
    {
        var header = Assert.Single(response.SetCookies(), value => value.StartsWith(ChoiceCookie.Name + "=", StringComparison.Ordinal));
        Assert.True(ChoiceCookie.TryParse(header[(ChoiceCookie.Name.Length + 1)..].Split(';')[0], out var cookie));
        return cookie;
    }
}
