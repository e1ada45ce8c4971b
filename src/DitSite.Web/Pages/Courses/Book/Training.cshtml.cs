using DitSite.Web.Components.Forms;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Courses.Book;

/// <summary>When the delegate completed the training that this course builds on (S87).</summary>
[PrivatePage, BookingQuestion(BookingSteps.Training)]
public sealed class TrainingModel(BookingJourney journey) : PageModel
{
    public BookingJourney Journey => journey;

    [BindProperty]
    [DateRule("The month the training was completed", Missing = "Enter the month and year when the training was completed", Limit = DateLimit.NotInFuture, FromYear = 1950)]
    public MonthAnswer Completed { get; set; } = new();

    public void OnGet() => Completed = MonthAnswer.From(journey.Answers.TrainingCompleted);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) => ModelState.IsValid
        ? Redirect(await journey.AnswerAsync(BookingSteps.Training, answers => answers with { TrainingCompleted = Completed.FirstDay }, cancellation))
        : this.PageWithErrors();
}
