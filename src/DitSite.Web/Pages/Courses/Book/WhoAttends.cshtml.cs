using System.ComponentModel.DataAnnotations;
using DitSite.Web.Components.Forms;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Courses.Book;

/// <summary>Whether the person who books is the one who attends.</summary>
[PrivatePage, BookingQuestion(BookingSteps.WhoAttends)]
public sealed class WhoAttendsModel(BookingJourney journey) : PageModel
{
    public BookingJourney Journey => journey;

    [BindProperty, Required(ErrorMessage = "Select who will attend")]
    public Attendee? Attendee { get; set; }

    public void OnGet() => Attendee = journey.Answers.Attendee;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) => ModelState.IsValid
        ? Redirect(await journey.AnswerAsync(BookingSteps.WhoAttends, answers => answers.For(Attendee!.Value), cancellation))
        : this.PageWithErrors();
}
