namespace DitSite.Bookings.Evidence;

public enum EvidenceKind { Pdf, Jpeg, Png, Docx }

public enum ScanState
{
    /// <summary>No scanner is set up. Staff see it.</summary>
    NotScanned,

    /// <summary>The scanner did not answer; nobody gets the file until it has.</summary>
    Pending,
    Clean,

    /// <summary>Found infected later: its content is gone.</summary>
    Infected,
}

/// <summary>What is known of an uploaded file without opening it.</summary>
public sealed class EvidenceFile
{
    public const int NameLength = 120;

    public required Guid Id { get; init; }
    public required Guid ApplicationId { get; init; }
    public required string RequirementCode { get; init; }

    /// <summary>Name as its owner knows it, under the file's own key: a name can tell as much as a page.</summary>
    public required byte[] Name { get; init; }

    public required EvidenceKind Kind { get; init; }

    /// <summary>Bytes, as stored before sealing.</summary>
    public required int Length { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>It seems to hold an NHS number: its owner was warned, and staff see it.</summary>
    public required bool SeemsToHoldNhsNumber { get; init; }

    public ScanState Scan { get; private set; }

    /// <summary>The file's own key, sealed with the key-encrypting key.</summary>
    public byte[] SealedKey { get; private set; } = [];

    public bool CanBeOpened => Scan is ScanState.Clean or ScanState.NotScanned;

    internal void Scanned(ScanState state) => Scan = state;

    internal void SealUnder(byte[] sealedKey) => SealedKey = sealedKey;
}

/// <summary>The bytes of a file, AES-256-GCM under its own key. Apart from <see cref="EvidenceFile"/>, so that lists never read it.</summary>
public sealed class EvidenceContent
{
    public required Guid FileId { get; init; }
    public required byte[] Sealed { get; init; }
}
