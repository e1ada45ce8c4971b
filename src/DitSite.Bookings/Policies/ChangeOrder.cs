using DitSite.Bookings.Bookings;

namespace DitSite.Bookings.Policies;

/// <summary>Who asks for a change, and what they were shown of its charge.</summary>
public sealed record ChangeOrder
{
    /// <summary>From a hidden field: the same order sent twice is done once.</summary>
    public required Guid Key { get; init; }

    /// <summary>Name of the member of staff; null: the booker, whose link session the caller has checked.</summary>
    public string? Staff { get; init; }

    /// <summary>Pounds, as the preview named them; null: it said that staff decide. Another charge now is a refusal, never a surprise.</summary>
    public decimal? ChargeShown { get; init; }

    /// <summary>Pounds, decided by staff instead of the policy; <see cref="Reason"/> says why.</summary>
    public decimal? ChargeByHand { get; init; }

    public string? Reason { get; init; }
}

/// <summary>Somebody who comes instead.</summary>
public sealed record Substitute(Person Person, DateOnly? TrainingCompleted, bool SystemRequirementsConfirmed, string? RegistrationBody, string? RegistrationNumber);

public abstract record ChangeResult
{
    private ChangeResult()
    {
    }

    public sealed record Done : ChangeResult;

    public sealed record NotFound : ChangeResult;

    /// <summary>The booking does not stand, or its run has started and only staff can act.</summary>
    public sealed record TooLate : ChangeResult;

    /// <summary>No row of the policy allows the booker this change: staff can make it.</summary>
    public sealed record AskStaff : ChangeResult;

    /// <summary>The charge is another than the one shown.</summary>
    public sealed record ChargeChanged : ChangeResult;

    /// <summary>The date asked for is full, over or not for sale.</summary>
    public sealed record NoPlace : ChangeResult;

    /// <summary>The delegate has a place there already.</summary>
    public sealed record HasPlace : ChangeResult;

    /// <summary>The substitute has not completed the course that this one builds on, or not confirmed the equipment.</summary>
    public sealed record NotEligible : ChangeResult;

    /// <summary>The place was applied for: another person applies themselves.</summary>
    public sealed record AppliedFor : ChangeResult;
}
