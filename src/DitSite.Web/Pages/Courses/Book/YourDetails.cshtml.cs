using System.ComponentModel.DataAnnotations;
using DitSite.Bookings.Bookings;
using DitSite.Web.Components.Forms;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Courses.Book;

/// <summary>Who books: the confirmation goes to this address.</summary>
[PrivatePage, BookingQuestion(BookingSteps.YourDetails)]
public sealed class YourDetailsModel(BookingJourney journey) : PageModel
{
    public BookingJourney Journey => journey;

    [BindProperty, Required(ErrorMessage = "Enter your full name")]
    [StringLength(Booking.NameLength, ErrorMessage = "Your full name must be {1} characters or fewer")]
    [SingleLine(ErrorMessage = "Enter your full name on one line")]
    public string? Name { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter your email address"), EmailFormat]
    public string? Email { get; set; }

    public void OnGet() => (Name, Email) = (journey.Answers.BookerName, journey.Answers.BookerEmail);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) => ModelState.IsValid
        ? Redirect(await journey.AnswerAsync(BookingSteps.YourDetails, answers => answers with { BookerName = Name, BookerEmail = Email }, cancellation))
        : this.PageWithErrors();
}
