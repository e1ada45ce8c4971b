using DitSite.Bookings.Outcomes;
using DitSite.Content.Facts;

namespace DitSite.Web.Staff.Outcomes;

/// <summary>What an entry in the register does, in sentences.</summary>
internal static class RegisterWords
{
    public static string Of(RegisterEffect effect)
    {
        var parts = new[]
        {
            effect.Attended switch { true => "came, and gets a certificate of attendance", false => "did not come, and has no certificate", _ => null },
            effect.Result switch
            {
                RolePlayResult.Passed => "passed the role play, and gets the certificate of competence with the invitation to stage two",
                RolePlayResult.NotPassed => "did not pass the role play, and is told so",
                _ => null,
            },
        };
        return $"{effect.Line.Delegate} {string.Join("; ", parts.OfType<string>())}.";
    }

    /// <summary>What has just been done; null: nothing.</summary>
    public static string? Done(int? letters) => letters switch
    {
        null => null,
        <= 0 => "Put down. Nobody gets a letter.",
        1 => "Put down. One letter is on its way.",
        var many => $"Put down. {many} letters are on their way.",
    };

    public const string NoRolePlay = "A result belongs to somebody who came and takes the role play, and stays with them";

    public static string Refusal(RegisterResult result) => result is RegisterResult.TooEarly ? "The run has not begun yet" : NoRolePlay;

    public static string Letters(IReadOnlyList<RegisterEffect> effects) => effects.Count(effect => effect.SendsLetter) switch
    {
        0 => "Nobody gets a letter.",
        1 => $"One letter goes out, to {effects.First(effect => effect.SendsLetter).Line.DelegateEmail}.",
        var many => $"{UkText.Count(many, "letter")} go out, to the delegates alone.",
    };
}
