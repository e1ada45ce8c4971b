using System.ComponentModel.DataAnnotations;
using DitSite.Bookings.Bookings;
using DitSite.Web.Components.Forms;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Courses.Book;

/// <summary>Who attends, when that is not the person who books: joining instructions go to both (S165).</summary>
[PrivatePage, BookingQuestion(BookingSteps.TheirDetails)]
public sealed class TheirDetailsModel(BookingJourney journey) : PageModel
{
    public BookingJourney Journey => journey;

    [BindProperty, Required(ErrorMessage = "Enter their full name")]
    [StringLength(Booking.NameLength, ErrorMessage = "Their full name must be {1} characters or fewer")]
    [SingleLine(ErrorMessage = "Enter their full name on one line")]
    public string? Name { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter their email address"), EmailFormat]
    public string? Email { get; set; }

    public void OnGet() => (Name, Email) = (journey.Answers.DelegateName, journey.Answers.DelegateEmail);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) => ModelState.IsValid
        ? Redirect(await journey.AnswerAsync(BookingSteps.TheirDetails, answers => answers with { DelegateName = Name, DelegateEmail = Email }, cancellation))
        : this.PageWithErrors();
}
