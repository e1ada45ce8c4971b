using DitSite.Web.Components.Forms;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Courses.Book;

/// <summary>An online course needs equipment that works: checked before booking, not on the day (S110).</summary>
[PrivatePage, BookingQuestion(BookingSteps.SystemRequirements)]
public sealed class SystemRequirementsModel(BookingJourney journey) : PageModel
{
    public BookingJourney Journey => journey;

    [BindProperty, Ticked(ErrorMessage = "Tick the box to confirm the equipment is ready")]
    public bool Confirmed { get; set; }

    public void OnGet() => Confirmed = journey.Answers.SystemRequirementsConfirmed;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) => ModelState.IsValid
        ? Redirect(await journey.AnswerAsync(BookingSteps.SystemRequirements, answers => answers with { SystemRequirementsConfirmed = true }, cancellation))
        : this.PageWithErrors();
}
