using System.Collections.Immutable;

namespace DitSite.Content.Eligibility;

/// <summary>Whether a door is open, why not, and what would open it.</summary>
/// <param name="ClosedBy">The rules that do not hold; empty while it is open.</param>
/// <param name="Changes">The smallest change that opens it: each part is needed, and no part asks for more than its rule does.</param>
public sealed record DoorResult(Door Door, ImmutableArray<DoorRule> ClosedBy, ImmutableArray<DoorChange> Changes)
{
    public bool IsOpen => ClosedBy.IsEmpty;

    /// <summary>What to know beforehand, while it is open.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}

/// <summary>One answer to better.</summary>
/// <param name="Words">As an instruction.</param>
public sealed record DoorChange(string Question, string Answer, string Words);
