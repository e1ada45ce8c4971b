using DitSite.Content.Catalogue;
using DitSite.Content.Cookies;

namespace DitSite.Tests.Content.Cookies;

public sealed class CookieRegistryTests
{
    [Theory]
    [InlineData("182 days", 182 * 24 * 60)]
    [InlineData("1 day", 24 * 60)]
    [InlineData("20 hours", 20 * 60)]
    [InlineData("90 minutes", 90)]
    [InlineData("session", 0)]
    public void Lifetime_WrittenAsWords_IsATime(string text, int minutes)
    {
        Assert.True(CookieLifetime.TryParse(text, out var lifetime));
        Assert.Equal(TimeSpan.FromMinutes(minutes), lifetime.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a while")]
    [InlineData("2 years")]
    [InlineData("-1 days")]
    [InlineData("0 days")]
    [InlineData("182")]
    public void Lifetime_WrittenOtherwise_IsNone(string? text) => Assert.False(CookieLifetime.TryParse(text, out _));

    [Theory]
    [InlineData("script https://www.googletagmanager.com", OriginUse.Script)]
    [InlineData("connect https://*.google-analytics.com", OriginUse.Connect)]
    [InlineData("image https://*.google-analytics.com", OriginUse.Image)]
    public void Origin_OfAnHttpsHost_IsRead(string text, OriginUse use)
    {
        Assert.True(CookieOrigin.TryParse(text, out var origin));
        Assert.Equal(use, origin.Use);
    }

    [Theory]
    [InlineData("script http://www.example.org")]
    [InlineData("script https:")]
    [InlineData("script https://*")]
    [InlineData("script *")]
    [InlineData("script 'unsafe-inline'")]
    [InlineData("script https://a.example.org; object-src *")]
    [InlineData("script https://a.example.org/path")]
    [InlineData("frame https://a.example.org")]
    [InlineData("https://a.example.org")]
    [InlineData("script https://a.example.org\n")]
    public void C06_Origin_ThatWouldWidenThePolicyFurther_IsRefused(string text) => Assert.False(CookieOrigin.TryParse(text, out _));

    [Theory]
    [InlineData("_ga", "_ga", true)]
    [InlineData("_ga", "_ga_ABC123", false)]
    [InlineData("_ga_*", "_ga_ABC123", true)]
    [InlineData("_gat*", "_gat", true)]
    [InlineData("_gat*", "_gat_x", true)]
    [InlineData("_ga_*", "_gid", false)]
    public void Entry_WithAPattern_NamesWhatItCovers(string label, string name, bool names) =>
        Assert.Equal(names, new CookieEntry(label, CookieCategory.Analytics, "consent", "", "", "1 day", "cookie", [], false).Names(name));
}
