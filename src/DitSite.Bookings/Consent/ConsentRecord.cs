namespace DitSite.Bookings.Consent;

/// <summary>
/// One choice about optional cookies, as proof that it was made. Written once and never changed. It holds no address, no browser and
/// no account: only the visitor's own cookie knows which record is theirs.
/// </summary>
public sealed class ConsentRecord
{
    public const int VisitorLength = 22;
    public const int VersionLength = 20;
    public const int HashLength = 64;
    public const int WordLength = 40;

    /// <summary>How long a choice holds (182 days) and then 12 months in which a complaint about it can still be answered.</summary>
    public static DateTimeOffset ExpiryOf(DateTimeOffset at) => at.AddDays(182).AddMonths(12);

    /// <summary>Names the row, so that one written twice after a fault is still one.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>128 random bits from the visitor's choice cookie, base64url: joins a withdrawal to the acceptance it withdraws.</summary>
    public required string Visitor { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>UTC; from then on the row is deleted and only counted.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    public required string PolicyVersion { get; init; }

    /// <summary>SHA-256 of the words that were shown, lower-case hex.</summary>
    public required string TextHash { get; init; }

    /// <summary>SHA-256 of the list of cookies that was shown, lower-case hex.</summary>
    public required string RegistryHash { get; init; }

    /// <summary>The only optional category there is: <c>true</c> accepted, <c>false</c> refused.</summary>
    public required bool Analytics { get; init; }

    /// <summary>Where and how: <c>banner</c>, <c>page</c> or <c>withdraw</c>, then <c>-form</c> or <c>-script</c>.</summary>
    public required string Method { get; init; }

    /// <summary>What the browser asked on the visitor's behalf: <c>gpc</c>, <c>dnt</c>, <c>gpc+dnt</c>, or empty.</summary>
    public required string Signal { get; init; }

    /// <summary>Accepted although the browser sent that signal.</summary>
    public required bool OverridesSignal { get; init; }
}

/// <summary>How many choices there were of a kind, of rows that are no longer kept.</summary>
public sealed class ConsentCount
{
    public required string PolicyVersion { get; init; }
    public required bool Analytics { get; init; }
    public int Choices { get; private set; }

    internal void Add(int choices) => Choices += choices;
}
