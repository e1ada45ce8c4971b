namespace DitSite.Bookings.Evidence;

/// <summary>Why a file was not taken. Each has a sentence of its own on the page.</summary>
public enum FileRefusal
{
    Empty,
    TooLarge,
    TooMany,

    /// <summary>No PDF, JPEG, PNG or Word document by its content, whatever its name says.</summary>
    WrongType,
    OldWord,
    Damaged,
    Encrypted,
    PdfWithScript,
    PdfThatLaunches,
    PdfWithFiles,
    WordWithMacros,
    WordWithRemoteParts,
    WordWithEmbeddedParts,

    /// <summary>Something else stands before, behind or inside it.</summary>
    Polyglot,
    ArchiveBomb,
    PixelBomb,
    UnknownImagePart,
    Infected,
}

/// <summary>What the content of a file turned out to be.</summary>
internal abstract record FileVerdict
{
    private FileVerdict()
    {
    }

    /// <param name="Content">What is kept: an image is copied into a new container, without what it knew of its camera and place.</param>
    public sealed record Good(EvidenceKind Kind, byte[] Content, bool SeemsToHoldNhsNumber) : FileVerdict;

    public sealed record Bad(FileRefusal Why) : FileVerdict;
}
