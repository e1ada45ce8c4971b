using System.Globalization;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Joining;
using DitSite.Bookings.Places;
using DitSite.Content.Facts;
using DitSite.Web.Components.Forms;
using DitSite.Web.Security;
using DitSite.Web.Sync;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace DitSite.Web.Pages.Courses.Book;

/// <summary>All answers, the total and the terms; confirming here is what books the place.</summary>
[PrivatePage, BookingQuestion(null)]
public sealed class CheckModel(BookingJourney journey, PlaceBooking booking, TimeProvider clock, IOptions<SiteOptions> site) : PageModel
{
    public BookingJourney Journey => journey;

    public FeeAnswer Chosen => journey.Offer.FeeOf(journey.Answers);

    public decimal Total => journey.Offer.Total(Chosen);

    /// <summary>When joining instructions come to somebody who confirms now; null: none do.</summary>
    public string? Joining => JoiningDates.Promise(SellableRunList.Facts(journey.Offer.Course, journey.Offer.Run, site.Value), clock.GetUtcNow());

    [BindProperty, Ticked(ErrorMessage = "Tick the box to accept the terms")]
    public bool Accepted { get; set; }

    /// <summary>One key, one booking: a double click or a second try books nothing new.</summary>
    [BindProperty]
    public string? SubmitKey { get; set; }

    /// <summary>Pounds, as this page showed them.</summary>
    [BindProperty]
    public string? TotalShown { get; set; }

    /// <summary>Hash of the terms this page linked to.</summary>
    [BindProperty]
    public string? TermsHash { get; set; }

    public Task OnGetAsync(CancellationToken cancellation) => journey.ReachCheckAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Check(ModelState);
        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        switch (await booking.BookPlaceAsync(Command(), cancellation))
        {
            case BookPlaceResult.Booked booked:
                await journey.FinishAsync(new(journey.Offer.Run.Key, SubmitKey!, booked.Reference.Value, booked.CorrectionSecret), cancellation);
                return Redirect(journey.Links.Done);
            case BookPlaceResult.PriceChanged:
                ModelState.AddModelError(nameof(Accepted), "The price has just changed. Check the total, then confirm again");
                return this.PageWithErrors();
            case BookPlaceResult.KeyReused:
                await journey.ChangeKeyAsync(cancellation);
                return Redirect(journey.Links.Check);
            default:
                // Full or closed since: the start page says which, and what else there is.
                return Redirect(journey.Links.Start);
        }
    }

    private void Check(ModelStateDictionary errors)
    {
        if (SubmitKey != journey.State!.SubmitKey)
        {
            errors.AddModelError(nameof(Accepted), "Your answers have changed since this page was shown. Check them, then confirm again");
        }
        else if (TermsHash != journey.Offer.Terms.TextHash)
        {
            errors.AddModelError(nameof(Accepted), "The terms have just changed. Read them, then confirm again");
        }
        else if (!decimal.TryParse(TotalShown, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var shown) || shown != Total)
        {
            errors.AddModelError(nameof(Accepted), $"The price has changed to {UkText.Money(Total)}. Check it, then confirm again");
        }
    }

    private BookPlace Command() => new()
    {
        IdempotencyKey = SubmitKey!,
        RunKey = journey.Offer.Run.Key,
        HoldId = (journey.Hold as HoldResult.Held)?.HoldId,
        Booker = journey.Answers.Booker,
        Delegate = journey.Answers.Delegate,
        TrainingCompleted = journey.Answers.TrainingCompleted,
        SystemRequirementsConfirmed = journey.Answers.SystemRequirementsConfirmed,
        RegistrationBody = journey.Answers.Registration?.Body,
        RegistrationNumber = journey.Answers.Registration?.Number,
        AccessNeeds = journey.Answers.AccessNeeds?.Needs,
        Payer = journey.Answers.Payer!.Value,
        BillingOrganisation = journey.Answers.Invoice?.Organisation,
        PurchaseOrder = journey.Answers.Invoice?.PurchaseOrder,
        BillingAddress = journey.Answers.Invoice?.BillingAddress,
        FeeCode = Chosen.Code,
        AddOnCodes = Chosen.AddOns,
        TotalShown = Total,
        TermsVersion = journey.Offer.Terms.Version ?? journey.Offer.Terms.TextHash,
        TermsHash = journey.Offer.Terms.TextHash,
    };
}
