namespace DitSite.Bookings.Joining;

/// <summary>How to get into one run: link, meeting id, passcode. Never content, and sealed at rest: only letters to people with a place carry it.</summary>
public sealed class JoiningInstructions
{
    /// <summary>Characters.</summary>
    public const int TextLength = 4_000;

    /// <summary>A meeting may be open for longer than its course, so its link does not stay.</summary>
    public static readonly TimeSpan KeptAfterRun = TimeSpan.FromDays(30);

    public const int PersonLength = 200;

    public required Guid RunKey { get; init; }

    /// <summary>AES-256-GCM under the installation's key.</summary>
    public byte[] Sealed { get; private set; } = [];

    /// <summary>Rises with each change, so that of two people who edit at once the second is told.</summary>
    public int Version { get; private set; }

    /// <summary>Everybody gets one letter for each round; a new round starts only when staff say so.</summary>
    public int Round { get; private set; } = 1;

    /// <summary>UTC.</summary>
    public DateTimeOffset WrittenAt { get; private set; }

    public string WrittenBy { get; private set; } = "";

    internal void Write(byte[] text, bool sendAgain, string by, DateTimeOffset now)
    {
        Sealed = text;
        Version++;
        Round += sendAgain ? 1 : 0;
        (WrittenAt, WrittenBy) = (now, by);
    }
}
