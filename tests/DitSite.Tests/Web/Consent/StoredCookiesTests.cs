using DitSite.Web.Consent;
using Microsoft.AspNetCore.Http;

namespace DitSite.Tests.Web.Consent;

public sealed class StoredCookiesTests
{
    [Fact]
    public void C07_Domains_OfADeepHost_AreTheHostAndEveryParent() =>
        Assert.Equal([null, "www.dit.example.org", "dit.example.org", "example.org"], StoredCookies.Domains("www.dit.example.org"));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    [InlineData("")]
    public void C07_Domains_OfAnAddressWithoutAName_AreTheHostAlone(string host) => Assert.Equal([null], StoredCookies.Domains(host));

    [Fact]
    public void C07_Domains_OfLocalhost_AreTheHostWithAndWithoutItsName() => Assert.Equal([null, "localhost"], StoredCookies.Domains("localhost"));

    [Fact]
    public void C07_Paths_OfAPage_AreEveryFolderOfIt() =>
        Assert.Equal(["/", "/courses", "/courses/", "/courses/dit-refresher", "/courses/dit-refresher/"], StoredCookies.Paths("/courses/dit-refresher"));

    [Fact]
    public void C07_Delete_OfNamesAnAttackerChose_WritesNoHeaderOfTheirs()
    {
        var context = new DefaultHttpContext();
        context.Request.Host = new("dit.example.org");
        context.Request.Path = "/a;b/c,d";
        context.Request.Headers.Cookie = string.Join("; ", Enumerable.Range(0, 200).Select(i => $"_ga_{i}=1"));

        StoredCookies.Delete(context, name => name.StartsWith("_ga_", StringComparison.Ordinal));

        var sent = context.Response.Headers.SetCookie;
        Assert.InRange(sent.Count, 1, 100);
        Assert.All(sent, header => Assert.Matches(@"\A_ga_\d+=; Max-Age=0; Expires=[^;]+; Path=/(; Domain=[a-z.]+)?\z", header));
    }
}
