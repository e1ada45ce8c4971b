using DitSite.Content.Catalogue;
using DitSite.Content.Eligibility;
using DitSite.Web.Applications;
using DitSite.Web.Components.Forms;
using DitSite.Web.Layout;
using DitSite.Web.Links;
using DitSite.Web.Preview;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Courses.Eligibility;

/// <summary>
/// What the answers open and close. The answer to the form itself, without a redirect: nothing is stored, and answers about a person
/// don't belong into an address. No cookie either, so the same-origin rule alone protects the form; it changes nothing.
/// </summary>
[PrivatePage, IgnoreAntiforgeryToken]
public sealed class ResultModel(ShownContent content, ApplyDoor door, PageHead head) : PageModel
{
    public Course Course { get; private set; } = null!;

    /// <summary>Those of the posted answers that the check knows.</summary>
    public EligibilityAnswers Answered { get; private set; } = EligibilityAnswers.None;

    /// <summary>Null while there is something left to answer.</summary>
    public IReadOnlyList<DoorResult>? Doors { get; private set; }

    /// <summary>Runs to apply for with these answers: none where they close the first door.</summary>
    public IReadOnlyList<CourseRun> Open => Doors is [{ IsOpen: true }, ..] ? [.. Course.Runs.Where(run => door.IsOpen(Course, run)).OrderBy(run => run.Starts)] : [];

    [BindProperty]
    public Dictionary<string, string?> Answers { get; set; } = [];

    public IActionResult OnGet(string course) => Redirect(SiteLinks.Eligibility(course));

    public IActionResult OnPost(string course)
    {
        if (!Find(course))
        {
            return NotFound();
        }

        foreach (var question in Course.Check!.Unanswered(Answered))
        {
            ModelState.AddModelError($"{EligibilityAnswers.Prefix}[{question.Code}]", $"Select an answer: {question.Label}");
        }

        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        Doors = Course.Check.Evaluate(Answered);
        head.Title = "What is open to you";
        return Page();
    }

    /// <summary>Back to the questions, with the answers in their places.</summary>
    public IActionResult OnPostChange(string course) => Find(course) ? Page() : NotFound();

    private bool Find(string slug)
    {
        if (content.Current.FindCourse(slug) is not { Check: { } check } course)
        {
            return false;
        }

        Course = course;
        Answered = EligibilityAnswers.From(check, Answers);
        head.Check("Check what is open to you", course);
        return true;
    }
}
