using DitSite.Bookings.Applications;
using DitSite.Bookings.Evidence;
using DitSite.Bookings.Referees;
using DitSite.Content;
using DitSite.Content.Facts;

namespace DitSite.Web.Applications;

/// <summary>What applicants and staff read instead of the names in the code.</summary>
internal static class ApplicationWords
{
    public static string State(ApplicationState state) => state switch
    {
        ApplicationState.Draft => "Not sent yet",
        ApplicationState.Submitted => "Sent",
        ApplicationState.InReview => "Being read",
        ApplicationState.InformationRequested => "Question to answer",
        ApplicationState.Offered => "Place offered",
        ApplicationState.Accepted => "Place booked",
        ApplicationState.Declined => "Not accepted",
        ApplicationState.Withdrawn => "Withdrawn",
        _ => "Offer ended",
    };

    public static string Colour(ApplicationState state) => state switch
    {
        ApplicationState.Offered or ApplicationState.Accepted => "green",
        ApplicationState.InformationRequested => "yellow",
        ApplicationState.Declined => "red",
        ApplicationState.Withdrawn or ApplicationState.Lapsed => "grey",
        _ => "blue",
    };

    public static string Reference(ReferenceState state) => state switch
    {
        ReferenceState.Waiting => "Awaited",
        ReferenceState.Confirmed => "Here",
        ReferenceState.Declined => "Declined by the person asked",
        ReferenceState.NotMe => "Sent to the wrong person",
        ReferenceState.Expired => "Not answered in six weeks",
        _ => "Replaced by another",
    };

    public static string Scan(ScanState state) => state switch
    {
        ScanState.Clean => "Virus check passed",
        ScanState.NotScanned => "Not checked for viruses",
        ScanState.Pending => "Waiting for the virus check",
        _ => "Infected and deleted",
    };

    public static string Size(int bytes) => bytes < 1_000_000 ? $"{Math.Max(1, bytes / 1_000)} KB" : $"{bytes / 1_000_000.0:0.0} MB";

    /// <summary>The day in London up to and including which something holds.</summary>
    public static string LastDayBefore(DateTimeOffset end) => UkText.DayAndDate(Day(end.AddTicks(-1)));

    public static string On(DateTimeOffset instant) => UkText.Date(Day(instant));

    public static string Month(DateOnly? month) => month?.ToString("MMMM yyyy", UkText.Culture) ?? "now";

    /// <summary>To the second, because it decides an order.</summary>
    public static string Moment(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, LondonTime.Zone).ToString("d MMMM yyyy, HH:mm:ss", UkText.Culture) + ", UK time";

    /// <summary>An answer in lines, as its applicant and staff read it.</summary>
    public static string Answer(Requirement requirement, RequirementAnswer? answer)
    {
        if (answer is null)
        {
            return "Not answered";
        }

        string?[] lines = requirement.Kind switch
        {
            RequirementKind.SupervisedHours => [answer.Hours is { } hours ? UkText.Count(hours, "hour") : null, answer.Details],
            RequirementKind.Declaration => [$"{Month(answer.From)} to {Month(answer.To)}", answer.Weekly == true ? "Weekly" : "Not weekly"],
            RequirementKind.Employment => [$"{Month(answer.From)} to {Month(answer.To)}", answer.Role, answer.Employer, answer.Setting, answer.Details],
            RequirementKind.Registration => [answer.Body == RequirementAnswer.OtherBody ? $"{answer.OtherBodyName} (for the course tutors to judge)" : answer.Body, answer.Number],
            _ => [answer.Details ?? "In the files"],
        };
        return string.Join('\n', lines.OfType<string>());
    }

    private static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, LondonTime.Zone).DateTime);
}
