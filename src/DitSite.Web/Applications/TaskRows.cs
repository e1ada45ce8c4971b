using DitSite.Bookings.Applications;
using DitSite.Web.Components.Content;
using DitSite.Web.Links;

namespace DitSite.Web.Applications;

/// <summary>The sections of an application as a task list.</summary>
internal static class TaskRows
{
    public static IReadOnlyList<TaskItem> Of(ApplicationView view) => [.. ApplicationCheck.Sections(view.Course).Select(section => Item(view, section))];

    public static string Title(AppliedFor course, string section) => section switch
    {
        ApplicationCheck.You => "About you",
        ApplicationCheck.Referee => "Your referee",
        ApplicationCheck.Diploma => "Diploma or equivalent",
        ApplicationCheck.Fee => "Which fee",
        ApplicationCheck.Funding => "Funded place",
        ApplicationCheck.AccessNeeds => "What would help you take part",
        _ => course.Find(section)!.Label,
    };

    public static string Address(ApplicationView view, string section) => section switch
    {
        ApplicationCheck.You or ApplicationCheck.Referee or ApplicationCheck.Diploma or ApplicationCheck.Fee or ApplicationCheck.Funding or ApplicationCheck.AccessNeeds => ApplyLinks.Section(view.Reference, section),
        _ => ApplyLinks.Requirement(view.Reference, section),
    };

    private static TaskItem Item(ApplicationView view, string section)
    {
        var files = view.FileCounts;
        var (status, colour) = ApplicationCheck.IsComplete(section, view.Course, view.Answers, files) ? ("Completed", (string?)null)
            : ApplicationCheck.IsStarted(section, view.Answers, files) ? ("In progress", "yellow")
            : ("Incomplete", "blue");
        return new(Title(view.Course, section), Address(view, section), status, colour, Hint(view, section));
    }

    private static string? Hint(ApplicationView view, string section) =>
        view.Course.Find(section) is { NeedsFile: true } && view.Answers.Requirements.ContainsKey(section) && view.FileCounts.GetValueOrDefault(section) == 0 ? "A file is still missing" : null;
}
