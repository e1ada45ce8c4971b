using DitSite.Bookings.Policies;

namespace DitSite.Web.Pages.Bookings;

/// <summary>Why a change was not made, as the booker may know it.</summary>
internal static class ChangeRefusals
{
    /// <summary>Null: it was made. Whether another person has a place is nobody's business: that answer is as general as it can be.</summary>
    public static string? Of(ChangeResult result) => result switch
    {
        ChangeResult.Done => null,
        ChangeResult.ChargeChanged => "What it costs has just changed. Read it, then confirm again",
        ChangeResult.NoPlace => "That date has no free place any more. Choose another one",
        ChangeResult.NotEligible => "The person has to have completed the course that this one builds on, and their equipment has to meet the requirements",
        ChangeResult.AppliedFor => "This place was applied for, so the course team has to make the change. Write to us and give the reference",
        ChangeResult.AskStaff => "The course team has to make this change. Write to us and give the reference",
        ChangeResult.TooLate => "It is too late to change this booking here. Write to us and give the reference",
        _ => "This change can't be made here. Write to us and give the reference",
    };
}
