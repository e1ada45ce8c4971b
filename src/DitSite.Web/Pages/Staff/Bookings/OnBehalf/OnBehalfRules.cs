using DitSite.Bookings.Bookings;
using DitSite.Web.Pages.Courses.Book;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace DitSite.Web.Pages.Staff.Bookings.OnBehalf;

/// <summary>What the answers of a booking for somebody have to be together, and the booking they make.</summary>
internal static class OnBehalfRules
{
    public static void Check(ModelStateDictionary errors, BookModel answers)
    {
        var offer = answers.Offer!;
        void Need(bool wrong, string field, string message)
        {
            if (wrong && errors.GetFieldValidationState(field) != ModelValidationState.Invalid)
            {
                errors.AddModelError(field, message);
            }
        }

        Need(answers.DelegateName is null && answers.DelegateEmail is not null, nameof(answers.DelegateName), "Enter the delegate’s full name, or leave both blank");
        Need(answers.DelegateEmail is null && answers.DelegateName is not null, nameof(answers.DelegateEmail), "Enter the delegate’s email address, or leave both blank");
        Need(offer.Prerequisite is not null && answers.Completed.FirstDay is null, "Completed.Month", $"Enter the month and year in which they completed the {offer.Prerequisite?.ShortTitle}");
        Need(offer.IsOnline && !answers.Requirements, nameof(answers.Requirements), "Tick the box when the delegate has confirmed it");
        Need(answers.Fee is not null && !offer.Sells(new(answers.Fee, answers.AddOns)), nameof(answers.Fee), "Select a fee and additions from the list");
        Need(answers.Payer == PayerKind.Employer && answers.Organisation is null, nameof(answers.Organisation), "Enter the name of the organisation that pays");
        Need(answers.Payer == PayerKind.Employer && answers.BillingAddress is null, nameof(answers.BillingAddress), "Enter the billing address");
    }

    public static BookPlace Command(BookModel answers, BookingOffer offer)
    {
        var booker = new Person(answers.BookerName!, answers.BookerEmail!);
        var employer = answers.Payer == PayerKind.Employer;
        return new()
        {
            IdempotencyKey = $"staff:{answers.Once:N}",
            RunKey = offer.Run.Key,
            Booker = booker,
            Delegate = answers.DelegateName is { } name ? new(name, answers.DelegateEmail!) : booker,
            TrainingCompleted = answers.Completed.FirstDay,
            SystemRequirementsConfirmed = answers.Requirements,
            AccessNeeds = answers.AccessNeeds,
            Payer = answers.Payer!.Value,
            BillingOrganisation = employer ? answers.Organisation : null,
            PurchaseOrder = employer ? answers.PurchaseOrder : null,
            BillingAddress = answers.BillingAddress,
            FeeCode = answers.Fee!,
            AddOnCodes = answers.AddOns,
            TotalShown = offer.Total(new(answers.Fee!, answers.AddOns)),
            TermsVersion = offer.Terms.Version ?? offer.Terms.TextHash,
            TermsHash = offer.Terms.TextHash,
        };
    }
}
