using DitSite.Bookings.Applications;
using DitSite.Content.Facts;
using DitSite.Web.Components.Content;

namespace DitSite.Web.Applications;

/// <summary>An application's answers in rows; with links that change them while it is a draft.</summary>
internal static class AnswerRows
{
    public static IReadOnlyList<SummaryRow> Course(AppliedFor course) =>
    [
        new("Course", course.Facts.CourseTitle),
        new("Date and time", course.Facts.TimesText is { } times ? $"{course.Facts.DatesText}, {times}" : course.Facts.DatesText),
        new("Place", course.Facts.PlaceText),
    ];

    public static IReadOnlyList<SummaryRow> Of(ApplicationView view) =>
        [.. ApplicationCheck.Sections(view.Course).Select(section => new SummaryRow(TaskRows.Title(view.Course, section), Text(view, section))
        {
            ChangeHref = view.Allows(ApplicationAction.Save) ? TaskRows.Address(view, section) : null,
            ChangeWhat = TaskRows.Title(view.Course, section),
        })];

    private static string Text(ApplicationView view, string section) => section switch
    {
        ApplicationCheck.You => $"{view.Answers.Name}\n{view.Email}\n{(view.Answers.WorksInUk == true ? "Works in the United Kingdom" : $"Works in {view.Answers.Country}")}",
        ApplicationCheck.Referee => view.Answers.Referee is { } referee ? $"{referee.Name}\n{referee.Email}\n{referee.Relationship}" : "Not named",
        ApplicationCheck.Diploma => view.Course.Diploma?.WordsOf(view.Answers.Diploma) ?? "Not answered",
        ApplicationCheck.Fee => view.Course.Fees.FirstOrDefault(fee => fee.Code == view.Answers.FeeCode) is { } fee ? $"{fee.Label}: {UkText.Money(fee.Amount)}" : "Not chosen",
        ApplicationCheck.Funding => Funding(view.Answers.Funding),
        ApplicationCheck.AccessNeeds => view.AccessNeeds ?? "Nothing given",
        _ => Requirement(view, view.Course.Find(section)!),
    };

    private static string Requirement(ApplicationView view, Requirement requirement)
    {
        var files = view.FileCounts.GetValueOrDefault(requirement.Code);
        return ApplicationWords.Answer(requirement, view.Answers.Requirements.GetValueOrDefault(requirement.Code)) + (files > 0 ? "\n" + UkText.Count(files, "file") : "");
    }

    private static string Funding(FundingAnswer? funding) => funding switch
    {
        { Wanted: true } => $"Asked for\n{funding.Employer}, {funding.Service}\n{(funding.InLondon == true ? "In London" : "Not in London")}\n{(funding.PayOtherwise == true ? "Would pay if none comes free" : "Would not pay")}",
        _ => "Not asked for",
    };
}
