using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Applications;

public enum DecisionResult
{
    Done,

    /// <summary>The application is not in a state that allows it, or does not exist.</summary>
    NotPossible,

    /// <summary>Not every requirement has been judged, or one is not met.</summary>
    NotAllMet,

    /// <summary>A decline says why: at least one requirement has to be judged as not met.</summary>
    NoReason,

    /// <summary>The run has no place, or no funded place, to offer.</summary>
    NoPlace,
}

/// <summary>One thing that staff do to one application, in one transaction, where its state allows it.</summary>
public sealed class StaffWork(WriteGate gate, TimeProvider clock)
{
    internal Task<DecisionResult> DoAsync(
        BookingReference reference, ApplicationAction action, Func<BookingsContext, Application, DateTimeOffset, Task<DecisionResult>> work, CancellationToken cancellation) =>
        gate.WriteAsync(
            async context => await context.Applications.SingleOrDefaultAsync(row => row.Reference == reference, cancellation) is { } application && application.Allows(action)
                ? await work(context, application, clock.GetUtcNow())
                : DecisionResult.NotPossible,
            cancellation);
}
