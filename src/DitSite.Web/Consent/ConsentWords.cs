using DitSite.Content.Catalogue;

namespace DitSite.Web.Consent;

/// <summary>What the site says about a choice, the same with and without scripts.</summary>
internal static class ConsentWords
{
    /// <summary>Confirms what was just saved; empty while nothing was chosen.</summary>
    public static string Saved(VisitorConsent consent) => consent switch
    {
        { State: ConsentState.Accepted } => "You have accepted analytics cookies. Measuring begins with the next page you open.",
        { State: ConsentState.Refused, BySignal: false } => "You have rejected analytics cookies. They are off.",
        _ => "",
    };

    /// <summary>How things stand, for the cookies page.</summary>
    public static string Standing(VisitorConsent consent) => consent switch
    {
        { State: ConsentState.Accepted } => "You have accepted analytics cookies.",
        { State: ConsentState.Refused, BySignal: true } =>
            $"Your browser sends {Signal(consent.Signals)}. We take that as a refusal: analytics cookies are off, and we do not ask you about them. You can still choose below.",
        { State: ConsentState.Refused } => "You have rejected analytics cookies. They are off.",
        _ => "You have not made a choice yet. Analytics cookies are off.",
    };

    public const string Description = "Every cookie of this site: what it is for and how long it is kept. Choose here whether analytics cookies are on.";

    public const string CouldNotRecord = "We could not record your choice just now, so analytics cookies stay off. Try again in a few minutes.";

    public static string Lifetime(CookieEntry entry) => entry.Lifetime switch
    {
        "session" => "Until you close your browser",
        "none" => "Not set by this site",
        _ => entry.Lifetime,
    };

    /// <summary>Names and patterns of what a refusal deletes, for the script.</summary>
    public static string OptionalNames(CookieNotice notice) =>
        string.Join(' ', notice.Entries.Where(entry => entry.Category != CookieCategory.Necessary).Select(entry => entry.Label).Distinct());

    private static string Signal(OptOutSignals signals) => signals switch
    {
        OptOutSignals.Gpc => "the Global Privacy Control signal",
        OptOutSignals.Dnt => "the Do Not Track signal",
        _ => "the Global Privacy Control and Do Not Track signals",
    };
}
