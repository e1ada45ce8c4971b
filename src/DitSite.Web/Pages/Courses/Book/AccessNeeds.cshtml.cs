using System.ComponentModel.DataAnnotations;
using DitSite.Bookings.Bookings;
using DitSite.Web.Components.Forms;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Courses.Book;

/// <summary>What the delegate needs in order to take part. It may be about health, so it is optional, agreed to and kept apart.</summary>
[PrivatePage, BookingQuestion(BookingSteps.AccessNeeds)]
public sealed class AccessNeedsModel(BookingJourney journey) : PageModel
{
    public BookingJourney Journey => journey;

    [BindProperty]
    [StringLength(Booking.AccessNeedsLength, ErrorMessage = "What is needed must be {1} characters or fewer")]
    public string? Needs { get; set; }

    [BindProperty]
    public bool Agreed { get; set; }

    public void OnGet() => (Needs, Agreed) = (journey.Answers.AccessNeeds?.Needs, journey.Answers.AccessNeeds?.Needs is not null);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Check(ModelState);
        return ModelState.IsValid
            ? Redirect(await journey.AnswerAsync(BookingSteps.AccessNeeds, answers => answers with { AccessNeeds = new(Needs) }, cancellation))
            : this.PageWithErrors();
    }

    private void Check(ModelStateDictionary errors)
    {
        if (Needs is not null && !Agreed)
        {
            errors.AddModelError(nameof(Agreed), "Tick the box to agree that we use this, or clear what you wrote");
        }
    }
}
