using DitSite.Bookings.Promises;

namespace DitSite.Web.Staff.Bookings;

/// <summary>Promises in words for staff.</summary>
internal static class PromiseWords
{
    public static string Kind(PromiseKind kind) => kind switch
    {
        PromiseKind.JoiningInstructions => "Joining instructions",
        PromiseKind.ChangeNotice => "Notice of a change",
        PromiseKind.FirstComeFirstServed => "First come, first served",
        PromiseKind.Result => "Result",
        PromiseKind.Reply => "Reply",
        PromiseKind.Invoice => "Invoice",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Standing(PromiseStanding standing) => standing switch
    {
        PromiseStanding.Open => "To be kept",
        PromiseStanding.AtRisk => "At risk",
        PromiseStanding.Broken => "Broken",
        PromiseStanding.Kept => "Kept",
        PromiseStanding.KeptLate => "Kept late",
        PromiseStanding.Released => "No longer owed",
        PromiseStanding.Excused => "Late, with a reason",
        _ => throw new ArgumentOutOfRangeException(nameof(standing)),
    };

    /// <summary>Of the tag for what needs somebody; null: nothing does.</summary>
    public static string? Colour(PromiseStanding standing) => standing switch
    {
        PromiseStanding.Broken => "red",
        PromiseStanding.AtRisk => "yellow",
        _ => null,
    };
}
