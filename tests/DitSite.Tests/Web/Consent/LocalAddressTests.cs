using DitSite.Web.Consent;

namespace DitSite.Tests.Web.Consent;

public sealed class LocalAddressTests
{
    [Theory]
    [InlineData("/", "/")]
    [InlineData("/courses?place=online&sort=date", "/courses?place=online&sort=date")]
    [InlineData("/courses/dit-refresher#dates", "/courses/dit-refresher")]
    [InlineData("/search?q=caf%C3%A9", "/search?q=caf%C3%A9")]
    public void C03_Return_ToOurOwnPage_KeepsPathAndQuery(string asked, string given) => Assert.Equal(given, LocalAddress.Of(asked));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("courses")]
    [InlineData("//evil.test")]
    [InlineData("///evil.test")]
    [InlineData("/\\evil.test")]
    [InlineData("\\\\evil.test")]
    [InlineData("/\t/evil.test")]
    [InlineData("/\n/evil.test")]
    [InlineData(" //evil.test")]
    [InlineData("https://evil.test/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/x\r\nSet-Cookie: a=b")]
    [InlineData("/caf\u00e9")]
    public void C03_Return_ToAnywhereElse_IsTheCookiesPage(string? asked) => Assert.Equal("/cookies", LocalAddress.Of(asked));

    [Fact]
    public void C03_Return_TooLong_IsTheCookiesPage() => Assert.Equal("/cookies", LocalAddress.Of("/" + new string('x', 3000)));
}
