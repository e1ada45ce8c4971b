using System.ComponentModel.DataAnnotations;
using DitSite.Bookings.Bookings;
using DitSite.Web.Components.Forms;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Courses.Book;

/// <summary>The delegate's professional registration, if they care to give it.</summary>
[PrivatePage, BookingQuestion(BookingSteps.Registration)]
public sealed class RegistrationModel(BookingJourney journey) : PageModel
{
    public BookingJourney Journey => journey;

    [BindProperty]
    [StringLength(Booking.RegistrationBodyLength, ErrorMessage = "The name of the registration body must be {1} characters or fewer")]
    [SingleLine(ErrorMessage = "Enter the name of the registration body on one line")]
    public string? Body { get; set; }

    [BindProperty]
    [StringLength(Booking.RegistrationNumberLength, ErrorMessage = "The registration number must be {1} characters or fewer")]
    [SingleLine(ErrorMessage = "Enter the registration number on one line")]
    public string? Number { get; set; }

    public void OnGet() => (Body, Number) = (journey.Answers.Registration?.Body, journey.Answers.Registration?.Number);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Check(ModelState);
        return ModelState.IsValid
            ? Redirect(await journey.AnswerAsync(BookingSteps.Registration, answers => answers with { Registration = new(Body, Number) }, cancellation))
            : this.PageWithErrors();
    }

    private void Check(ModelStateDictionary errors)
    {
        if (Number is not null && Body is null)
        {
            errors.AddModelError(nameof(Body), "Enter the registration body the number belongs to");
        }
    }
}
