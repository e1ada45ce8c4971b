using System.ComponentModel.DataAnnotations;
using DitSite.Bookings.Bookings;
using DitSite.Web.Components.Forms;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Courses.Book;

/// <summary>Whom the invoice is made out to.</summary>
[PrivatePage, BookingQuestion(BookingSteps.WhoPays)]
public sealed class WhoPaysModel(BookingJourney journey) : PageModel
{
    public BookingJourney Journey => journey;

    [BindProperty, Required(ErrorMessage = "Select who will pay")]
    public PayerKind? Payer { get; set; }

    public void OnGet() => Payer = journey.Answers.Payer;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) => ModelState.IsValid
        ? Redirect(await journey.AnswerAsync(BookingSteps.WhoPays, answers => answers with { Payer = Payer }, cancellation))
        : this.PageWithErrors();
}
