using DitSite.Content.Catalogue;
using DitSite.Content.Facts;
using DitSite.Web.Links;

namespace DitSite.Web.Courses;

/// <summary>One run as a page shows it.</summary>
/// <param name="Free">Places neither booked nor held; null where nothing is sold.</param>
public sealed record RunView(Course Course, CourseRun Run, RunStanding Standing, int? Free = null)
{
    public string Dates => RunWords.Dates(Run);

    public string? Times => RunWords.Times(Run);

    public string Place => RunWords.Place(Course, Run);

    public IEnumerable<FeeOption> Fees => Run.Fees.Where(fee => fee.Amount is not null);

    /// <summary>One or two words for the label beside the date.</summary>
    public string Label => Standing switch
    {
        RunStanding.Open => "Places available",
        RunStanding.FewLeft => "Few places left",
        RunStanding.Full => "Full",
        RunStanding.OpensLater => "Opens later",
        RunStanding.NotOpen => "Not open for booking",
        RunStanding.Tentative => "Provisional date",
        RunStanding.Postponed => "Postponed",
        RunStanding.Cancelled => "Cancelled",
        _ => "Past",
    };

    /// <summary>What that means for a visitor, in a sentence; null where the label says it all.</summary>
    public string? Meaning => Standing switch
    {
        RunStanding.Open or RunStanding.FewLeft when Course.Enrolment == Enrolment.Apply => "You apply for a place on this course.",
        RunStanding.Full => "All places on this date are taken.",
        RunStanding.OpensLater => $"Booking opens on {UkText.DayAndDate(Run.Opens!.Value)}, UK time.",
        RunStanding.NotOpen => "This date can’t be booked at the moment.",
        RunStanding.Tentative => "This date is provisional and may change. It can be booked once it is confirmed.",
        RunStanding.Postponed => "The course will not be held on this date. A new date has not been set.",
        RunStanding.Cancelled => "The course will not be held on this date.",
        RunStanding.Past => "This course has already been held and can’t be booked.",
        _ => null,
    };

    /// <summary>Whether it is still to be held.</summary>
    public bool IsComing => Standing is not (RunStanding.Past or RunStanding.Cancelled or RunStanding.Postponed);

    /// <summary>Where a place is booked; null while it can't be, and for courses one applies to.</summary>
    public string? BookingLink =>
        Course.Enrolment == Enrolment.Book && Standing is RunStanding.Open or RunStanding.FewLeft ? SiteLinks.Book(Run) : null;

    /// <summary>Where the waiting list of a full run is joined; null while it is not full, and for courses one applies to.</summary>
    public string? WaitingLink => Course.Enrolment == Enrolment.Book && Standing is RunStanding.Full ? SiteLinks.Wait(Run) : null;

    /// <summary>Where a place is applied for; null while it can't be, and for courses one books.</summary>
    public string? ApplyLink =>
        Course.Enrolment == Enrolment.Apply && Course.EntryRequirements.Length > 0 && Standing is (RunStanding.Open or RunStanding.FewLeft) ? SiteLinks.Apply(Run) : null;
}
