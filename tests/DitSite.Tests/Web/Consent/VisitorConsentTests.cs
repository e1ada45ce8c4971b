using DitSite.Content.Catalogue;
using DitSite.Content.Markup;
using DitSite.Web.Consent;
using Microsoft.AspNetCore.Http;

namespace DitSite.Tests.Web.Consent;

public sealed class VisitorConsentTests
{
    private static readonly DateTimeOffset Now = new(2027, 2, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly CookieNotice Notice = new(Guid.NewGuid(), "Cookies", "3", null, "", Prose.Empty, Prose.Empty, "", null, [], Prose.Empty);

    [Fact]
    public void Consent_WithNothing_IsUnsetAndAsks()
    {
        var consent = Of(null);

        Assert.Equal(ConsentState.Unset, consent.State);
        Assert.True(consent.ShowsBanner);
    }

    [Theory]
    [InlineData('a', ConsentState.Accepted)]
    [InlineData('r', ConsentState.Refused)]
    public void Consent_WithAChoice_IsThatChoiceAndDoesNotAsk(char letter, ConsentState state)
    {
        var consent = Of(letter);

        Assert.Equal(state, consent.State);
        Assert.False(consent.ShowsBanner);
        Assert.False(consent.BySignal);
    }

    [Theory]
    [InlineData("1", null, OptOutSignals.Gpc)]
    [InlineData(null, "1", OptOutSignals.Dnt)]
    [InlineData("1", "1", OptOutSignals.Gpc | OptOutSignals.Dnt)]
    public void C13_Signal_BeforeAChoice_IsARefusalThatDoesNotAsk(string? gpc, string? dnt, OptOutSignals signals)
    {
        var consent = Of(null, gpc, dnt);

        Assert.Equal((ConsentState.Refused, true, false, signals), (consent.State, consent.BySignal, consent.ShowsBanner, consent.Signals));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("true")]
    [InlineData("")]
    public void C13_Signal_WithAnotherValue_SaysNothing(string value) => Assert.Equal(ConsentState.Unset, Of(null, value, value).State);

    [Fact]
    public void C13_Signal_AfterAnAcceptanceThatKnewIt_IsOverridden() => Assert.Equal(ConsentState.Accepted, Of('o', "1").State);

    [Fact]
    public void C13_Signal_TurnedOnAfterAnAcceptance_IsTheNewerWord()
    {
        var consent = Of('a', "1");

        Assert.Equal((ConsentState.Refused, true), (consent.State, consent.BySignal));
    }

    private static VisitorConsent Of(char? letter, string? gpc = null, string? dnt = null)
    {
        var request = new DefaultHttpContext().Request;
        if (letter is not null)
        {
            request.Headers.Cookie = $"{ChoiceCookie.Name}=3.{letter}.{Now.AddDays(-10).ToUnixTimeSeconds()}.{ChoiceCookie.NewRecord()}";
        }

        request.Headers["Sec-GPC"] = gpc;
        request.Headers["DNT"] = dnt;
        return VisitorConsent.Of(request, Notice, Now);
    }
}
