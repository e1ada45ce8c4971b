using DitSite.Bookings.Policies;
using DitSite.Content.Facts;
using DitSite.Web.Components.Forms;
using DitSite.Web.Pages.Bookings;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace DitSite.Web.Staff.Bookings;

/// <summary>A change that staff confirm, who may charge something else.</summary>
public sealed class StaffChange : PostedChange
{
    public string? ChargeByHand { get; set; }

    public string? Reason { get; set; }

    /// <summary>A charge by hand has an amount and a reason; where no policy says, there has to be one.</summary>
    /// <param name="quote">What the policy says today.</param>
    public void Check(ModelStateDictionary errors, ChangeQuote quote)
    {
        var amount = PoundsText.ReadWithZero(ChargeByHand);
        var mustDecide = MustDecide(quote);
        if ((ChargeByHand is null && mustDecide) || (ChargeByHand is not null && amount is null))
        {
            errors.AddModelError(nameof(ChargeByHand), "Enter an amount in pounds, such as 13.73, or 0");
        }
        else if (quote.Kind == ChangeKind.Cancel && amount > quote.Price)
        {
            errors.AddModelError(nameof(ChargeByHand), $"The charge can be at most the price, {UkText.Money(quote.Price)}");
        }

        if (Reason is null && ChargeByHand is not null)
        {
            errors.AddModelError(nameof(Reason), "Enter the reason for the amount");
        }
        else if (Reason?.Length > BookingChange.ReasonLength)
        {
            errors.AddModelError(nameof(Reason), $"The reason must be {BookingChange.ReasonLength} characters or fewer");
        }
    }

    public ChangeOrder Order(string staff) =>
        new() { Key = Key, Staff = staff, ChargeShown = Shown, ChargeByHand = PoundsText.ReadWithZero(ChargeByHand), Reason = Reason };

    /// <summary>No policy says what a booking that costs something is charged.</summary>
    public static bool MustDecide(ChangeQuote quote) => quote.Charge is null && quote.Price > 0;

    /// <summary>What a refused change says; null: it was made.</summary>
    public static string? Refusal(ChangeResult result) => result switch
    {
        ChangeResult.Done => null,
        ChangeResult.ChargeChanged => "What it costs has just changed. Read it, then confirm again",
        ChangeResult.NoPlace => "That date has no free place any more",
        ChangeResult.HasPlace => "That person has a place on that date already",
        ChangeResult.NotEligible => "That person does not meet what the course asks for",
        ChangeResult.AppliedFor => "This place was applied for: the other person applies themselves, or it is a funded place of its run",
        _ => "The booking does not stand any more",
    };
}
