using System.Text;
using DitSite.Web.Consent;

namespace DitSite.Tests.Web.Consent;

public sealed class ChoiceCookieTests
{
    private static readonly DateTimeOffset At = new(2027, 2, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Decision.Refused)]
    [InlineData(Decision.Accepted)]
    [InlineData(Decision.AcceptedDespiteSignal)]
    public void Value_ReadBack_IsTheSameChoice(Decision decision)
    {
        var cookie = new ChoiceCookie("12", decision, At, ChoiceCookie.NewRecord());

        Assert.True(ChoiceCookie.TryParse(cookie.Value, out var read));
        Assert.Equal(cookie, read);
    }

    [Fact]
    public void C17_LongestCookie_FitsIn200Bytes()
    {
        var longest = new ChoiceCookie("999999999", Decision.AcceptedDespiteSignal, DateTimeOffset.MaxValue.AddYears(-7000), ChoiceCookie.NewRecord());

        Assert.InRange(Encoding.ASCII.GetByteCount($"{ChoiceCookie.Name}={longest.Value}"), 1, 200);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("accepted")]
    [InlineData("1")]
    [InlineData("1.a.1801472400")]
    [InlineData("1.x.1801472400.AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("1.a.1801472400.AAAAAAAAAAAAAAAAAAAAAA.more")]
    [InlineData("1.a.1801472400.AAAAAAAAAAAAAAAAAAAAA;")]
    [InlineData("1.a.99999999999.AAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("٣.a.1801472400.AAAAAAAAAAAAAAAAAAAAAA")]
    public void Value_OfAnythingElse_IsNoChoice(string? value) => Assert.False(ChoiceCookie.TryParse(value, out _));

    [Fact]
    public void Choice_After182Days_HoldsNoLonger()
    {
        var cookie = new ChoiceCookie("1", Decision.Accepted, At, ChoiceCookie.NewRecord());

        Assert.True(cookie.HoldsFor("1", At.AddDays(182).AddSeconds(-1)));
        Assert.False(cookie.HoldsFor("1", At.AddDays(182)));
    }

    [Fact]
    public void C10_Choice_AboutAnEarlierVersion_HoldsNoLonger()
    {
        var cookie = new ChoiceCookie("1", Decision.Accepted, At, ChoiceCookie.NewRecord());

        Assert.False(cookie.HoldsFor("2", At));
    }

    [Fact]
    public void NewRecord_Twice_Is128BitsAndNeverTheSame()
    {
        var records = Enumerable.Range(0, 1000).Select(_ => ChoiceCookie.NewRecord()).ToHashSet();

        Assert.Equal(1000, records.Count);
        Assert.All(records, record => Assert.Equal(22, record.Length));
    }
}
