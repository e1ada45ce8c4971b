using Microsoft.Extensions.Configuration;

namespace DitSite.Bookings.Applications;

/// <summary>The periods of the applying rules.</summary>
public sealed class ApplicationOptions
{
    public const string Section = "Applications";

    /// <summary>A draft left alone for this long brings a warning…</summary>
    public static readonly TimeSpan DraftWarnedAfter = TimeSpan.FromDays(23);

    /// <summary>…and after this long it is deleted.</summary>
    public static readonly TimeSpan DraftKept = TimeSpan.FromDays(30);

    /// <summary>A declined, withdrawn or lapsed application is kept this many months after its end.</summary>
    public const int ClosedKeptMonths = 6;

    /// <summary>The evidence of somebody with a place is kept this many months after the run.</summary>
    public const int EvidenceKeptMonths = 3;

    /// <summary>Working days for which a place in the funded queue is safe while the referee answers.</summary>
    public int FundedHoldWorkingDays { get; set; } = 15;

    /// <summary>Working days in which an offer can be accepted.</summary>
    public int OfferWorkingDays { get; set; } = 10;

    /// <summary>Working days in which an answer to a question is expected.</summary>
    public int InformationWorkingDays { get; set; } = 10;

    internal void Read(IConfiguration section)
    {
        FundedHoldWorkingDays = Days(section, nameof(FundedHoldWorkingDays), FundedHoldWorkingDays);
        OfferWorkingDays = Days(section, nameof(OfferWorkingDays), OfferWorkingDays);
        InformationWorkingDays = Days(section, nameof(InformationWorkingDays), InformationWorkingDays);
    }

    /// <summary>-1 where it is no number: validation refuses it with a sentence.</summary>
    private static int Days(IConfiguration section, string name, int usual) =>
        section[name] is not { Length: > 0 } text ? usual : int.TryParse(text, out var days) ? days : -1;
}
