using DitSite.Bookings.Letters;
using DitSite.Bookings.Outcomes;
using DitSite.Content.Facts;

namespace DitSite.Web.Outcomes;

/// <summary>One certificate, in words. It says what was recorded on the day, whatever the content says later.</summary>
public sealed record Certificate(string Kind, string Title, string Name, string Statement, string Course, IReadOnlyList<string> Details, string Number, string By)
{
    public const string Attendance = "attendance";
    public const string Competence = "competence";

    /// <summary>Those that a delegate has earned.</summary>
    public static IReadOnlyList<Certificate> Of(RegisterLine line, LetterOptions site)
    {
        if (line.Outcome is not { Attended: true } outcome)
        {
            return [];
        }

        var held = outcome.Held;
        string[] details = [held.DatesText, held.PlaceText, held.TeachingMinutes > 0 ? $"{UkText.Duration(held.TeachingMinutes)} of teaching and discussion" : ""];
        var by = string.Join('\n', new[] { held.OrganisersText, site.Provider ?? site.SiteTitle }.OfType<string>().Distinct());
        var attendance = new Certificate(Attendance, "Certificate of attendance", line.Delegate, "attended the course", held.CourseTitle, [.. details.Where(text => text.Length > 0)], $"{line.Reference}-A", by);
        return outcome.RolePlay == RolePlayResult.Passed
            ? [attendance, attendance with
            {
                Kind = Competence,
                Title = "Certificate of competence",
                Statement = "passed the assessed role play of the course",
                Details = [held.DatesText, $"Assessed on {UkText.Date(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(outcome.JudgedAt!.Value, DitSite.Content.LondonTime.Zone).DateTime))}"],
                Number = $"{line.Reference}-C",
            }]
            : [attendance];
    }
}
