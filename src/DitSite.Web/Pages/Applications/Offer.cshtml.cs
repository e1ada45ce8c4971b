using System.ComponentModel.DataAnnotations;
using DitSite.Bookings.Applications;
using DitSite.Bookings.Bookings;
using DitSite.Content.Facts;
using DitSite.Web.Applications;
using DitSite.Web.Components.Content;
using DitSite.Web.Components.Forms;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Applications;

/// <summary>Accepting an offer: what is added, and where the invoice goes. Then it is a booking like any other.</summary>
[PrivatePage, ApplicantPage(ApplicationAction.Accept)]
public sealed class OfferModel(CurrentApplication current, OfferAcceptance acceptance) : PageModel
{
    public CurrentApplication Current => current;

    [BindProperty]
    public List<string> AddOns { get; set; } = [];

    [BindProperty, Required(ErrorMessage = "Select who will pay"), EnumDataType(typeof(PayerKind), ErrorMessage = "Select who will pay")]
    public PayerKind? Payer { get; set; }

    [BindProperty, SingleLine(ErrorMessage = "Enter the name of the organisation on one line")]
    [StringLength(Booking.OrganisationLength, ErrorMessage = "The name of the organisation must be {1} characters or fewer")]
    public string? Organisation { get; set; }

    [BindProperty, SingleLine(ErrorMessage = "Enter the purchase-order number on one line")]
    [StringLength(Booking.PurchaseOrderLength, ErrorMessage = "The purchase-order number must be {1} characters or fewer")]
    public string? PurchaseOrder { get; set; }

    [BindProperty, StringLength(Booking.BillingAddressLength, ErrorMessage = "The billing address must be {1} characters or fewer")]
    public string? BillingAddress { get; set; }

    public IReadOnlyList<SummaryRow> PriceRows =>
    [
        .. OfferAcceptance.PriceOf(current.View.Course, current.View.Answers.FeeCode, current.View.OfferIsFunded, []).Select(line => new SummaryRow(line.Label, UkText.Money(line.Amount))),
        .. current.View.Course.AddOns.Select(line => new SummaryRow(line.Label, $"{UkText.Money(line.Amount)}, if you add it")),
        .. current.View.Course.Facts.VatText is { } vat ? [new SummaryRow("VAT", vat)] : Array.Empty<SummaryRow>(),
    ];

    private bool NothingToPay => current.View.OfferIsFunded && AddOns.Count == 0;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Check(ModelState);
        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        var employer = !NothingToPay && Payer == PayerKind.Employer;
        var total = OfferAcceptance.PriceOf(current.View.Course, current.View.Answers.FeeCode, current.View.OfferIsFunded, AddOns).Sum(line => line.Amount);
        await acceptance.AcceptAsync(
            current.View.Id,
            new()
            {
                AddOnCodes = AddOns,
                TotalShown = total,
                Payer = employer ? PayerKind.Employer : PayerKind.Self,
                BillingOrganisation = employer ? Organisation : null,
                PurchaseOrder = employer ? PurchaseOrder : null,
                BillingAddress = employer ? BillingAddress : null,
            },
            cancellation);

        // Booked, or run out in this very minute: the application's own page says which.
        return Redirect(current.Home);
    }

    private void Check(ModelStateDictionary errors)
    {
        AddOns = [.. AddOns.OfType<string>().Distinct()];
        errors.Need(nameof(AddOns), AddOns.Any(code => current.View.Course.AddOns.All(line => line.Code != code)), "Select from what is shown");
        if (NothingToPay)
        {
            errors.Remove(nameof(Payer));
            return;
        }

        errors.Need(nameof(Organisation), Payer == PayerKind.Employer && Organisation is null, "Enter the name of the organisation that pays");
        errors.Need(nameof(BillingAddress), Payer == PayerKind.Employer && BillingAddress is null, "Enter the billing address");
    }
}
