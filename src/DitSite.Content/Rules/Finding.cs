using DitSite.Content.Rules.Radar;

namespace DitSite.Content.Rules;

public enum Severity
{
    /// <summary>Needs a person, depends on clock or network, blocks nothing: "not set", review dates, past dates.</summary>
    Due,

    /// <summary>Independent of clock and network; keeps the item's last good version live.</summary>
    Error,
}

/// <summary>What the content check found, where, and what to do about it.</summary>
/// <param name="Rule">Stable name of the rule, such as <c>not-set</c> or <c>literal-repeats-fact</c>.</param>
/// <param name="Origin">File below the content folder, or address in the CMS.</param>
/// <param name="Line">1-based; 0 when the source has no lines.</param>
/// <param name="Property">Alias path of the property, or empty.</param>
public sealed record Finding(Severity Severity, string Rule, string Origin, int Line, string Property, string Message)
{
    /// <summary>Both sides, where two places disagree.</summary>
    public Contradiction? Contradiction { get; init; }
}
