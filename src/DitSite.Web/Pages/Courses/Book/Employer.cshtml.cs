using System.ComponentModel.DataAnnotations;
using DitSite.Bookings.Bookings;
using DitSite.Web.Components.Forms;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Courses.Book;

/// <summary>What an employer's invoice has to carry.</summary>
[PrivatePage, BookingQuestion(BookingSteps.Employer)]
public sealed class EmployerModel(BookingJourney journey) : PageModel
{
    public BookingJourney Journey => journey;

    [BindProperty, Required(ErrorMessage = "Enter the name of the organisation that pays")]
    [StringLength(Booking.OrganisationLength, ErrorMessage = "The name of the organisation must be {1} characters or fewer")]
    [SingleLine(ErrorMessage = "Enter the name of the organisation on one line")]
    public string? Organisation { get; set; }

    [BindProperty]
    [StringLength(Booking.PurchaseOrderLength, ErrorMessage = "The purchase-order number must be {1} characters or fewer")]
    [SingleLine(ErrorMessage = "Enter the purchase-order number on one line")]
    public string? PurchaseOrder { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter the billing address")]
    [StringLength(Booking.BillingAddressLength, ErrorMessage = "The billing address must be {1} characters or fewer")]
    public string? BillingAddress { get; set; }

    public void OnGet() => (Organisation, PurchaseOrder, BillingAddress) =
        (journey.Answers.Employer?.Organisation, journey.Answers.Employer?.PurchaseOrder, journey.Answers.Employer?.BillingAddress);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) => ModelState.IsValid
        ? Redirect(await journey.AnswerAsync(BookingSteps.Employer, answers => answers with { Employer = new(Organisation!, PurchaseOrder, BillingAddress!) }, cancellation))
        : this.PageWithErrors();
}
