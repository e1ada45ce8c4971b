namespace DitSite.Web.Consent;

/// <summary>What the page's script needs to know after a choice, or when the page comes back from the past.</summary>
/// <param name="State"><c>unset</c>, <c>refused</c> or <c>accepted</c>.</param>
/// <param name="Message">Confirms a choice; empty while there is none.</param>
/// <param name="Standing">How things stand, for the cookies page.</param>
public sealed record ConsentAnswer(string State, bool Asks, string Message, string Standing)
{
    internal static ConsentAnswer Of(VisitorConsent consent) =>
        new(consent.State.ToString().ToLowerInvariant(), consent.ShowsBanner, ConsentWords.Saved(consent), ConsentWords.Standing(consent));
}
