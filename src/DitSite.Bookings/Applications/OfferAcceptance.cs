using DitSite.Bookings.Bookings;
using DitSite.Bookings.Funding;
using DitSite.Bookings.Places;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Applications;

/// <summary>How an offer is accepted.</summary>
public sealed record AcceptOffer
{
    public IReadOnlyList<string> AddOnCodes { get; init; } = [];

    /// <summary>Pounds, as the page showed them; a different total now is a refusal.</summary>
    public required decimal TotalShown { get; init; }

    public required PayerKind Payer { get; init; }
    public string? BillingOrganisation { get; init; }
    public string? PurchaseOrder { get; init; }
    public string? BillingAddress { get; init; }
}

public abstract record AcceptResult
{
    private AcceptResult()
    {
    }

    public sealed record Booked(BookingReference Reference) : AcceptResult;

    /// <summary>Pounds.</summary>
    public sealed record PriceChanged(decimal Total) : AcceptResult;

    /// <summary>There is no offer, or none any more.</summary>
    public sealed record NoOffer : AcceptResult;
}

/// <summary>Turns an offer into a booking. The caller has checked the session.</summary>
public sealed class OfferAcceptance(WriteGate gate, ApplicationSecrets secrets, PlaceBooking booking, TimeProvider clock)
{
    /// <summary>What an offer costs with add-ons: a funded place is free, its add-ons are not.</summary>
    public static IReadOnlyList<PriceLine> PriceOf(AppliedFor course, string? feeCode, bool funded, IReadOnlyList<string> addOnCodes)
    {
        var fee = course.Fees.FirstOrDefault(line => line.Code == feeCode) ?? course.Fees[0];
        return [funded ? fee with { Label = $"{fee.Label}: funded place", Amount = 0 } : fee, .. course.AddOns.Where(line => addOnCodes.Contains(line.Code))];
    }

    /// <summary>The offer becomes a booking like any other, in one transaction: its place was held already.</summary>
    public Task<AcceptResult> AcceptAsync(Guid id, AcceptOffer command, CancellationToken cancellation = default) =>
        gate.WriteAsync<AcceptResult>(
            async context =>
            {
                var now = clock.GetUtcNow();
                var application = await context.Applications.SingleAsync(row => row.Id == id, cancellation);
                if (application is { State: ApplicationState.Accepted, BookingId: { } earlier })
                {
                    return new AcceptResult.Booked(await context.Bookings.Where(row => row.Id == earlier).Select(row => row.Reference).SingleAsync(cancellation));
                }

                if (!application.Allows(ApplicationAction.Accept) || application.OfferEndsAt <= now)
                {
                    return new AcceptResult.NoOffer();
                }

                var answers = secrets.AnswersOf(application);
                var lines = PriceOf(application.Course, answers.FeeCode, application.OfferIsFunded, command.AddOnCodes);
                if (lines.Sum(line => line.Amount) != command.TotalShown)
                {
                    return new AcceptResult.PriceChanged(lines.Sum(line => line.Amount));
                }

                var needs = await context.ApplicantNeeds.Where(row => row.ApplicationId == id).Select(row => row.Text).SingleOrDefaultAsync(cancellation);
                var registration = answers.Requirements.GetValueOrDefault(application.Course.Requirements.FirstOrDefault(row => row.Kind == RequirementKind.Registration)?.Code ?? "");
                var person = new Person(application.Name, application.Email);
                var booked = await booking.BookHeldPlaceAsync(
                    context,
                    new()
                    {
                        IdempotencyKey = $"application:{id:N}",
                        RunKey = application.RunKey,
                        Booker = person,
                        Delegate = person,
                        RegistrationBody = registration?.Body == RequirementAnswer.OtherBody ? registration.OtherBodyName : registration?.Body,
                        RegistrationNumber = registration?.Number,
                        AccessNeeds = needs is { Length: > 0 } ? secrets.Open<string>(needs) : null,
                        Payer = command.Payer,
                        PurchaseOrder = command.PurchaseOrder,
                        BillingAddress = command.BillingAddress,
                        BillingOrganisation = command.BillingOrganisation,
                        FeeCode = lines[0].Code,
                        AddOnCodes = command.AddOnCodes,
                        TotalShown = command.TotalShown,
                        TermsVersion = application.TermsVersion!,
                        TermsHash = application.TermsHash!,
                    },
                    lines,
                    now,
                    cancellation);
                await PlaceCount.UseHeldAsync(context, application.RunKey, cancellation);
                if (application.OfferIsFunded)
                {
                    await FundedPlaces.UseAsync(context, id, cancellation);
                }

                await context.ApplicantNeeds.Where(row => row.ApplicationId == id).ExecuteDeleteAsync(cancellation);
                application.Accept(booked.Id, now);
                ApplicationEvent.Add(context, id, ApplicationEventKind.Accepted, now);
                return new AcceptResult.Booked(booked.Reference);
            },
            cancellation);
}
