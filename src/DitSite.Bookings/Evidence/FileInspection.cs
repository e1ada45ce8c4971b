namespace DitSite.Bookings.Evidence;

/// <summary>Judges a file by its content alone.</summary>
internal static class FileInspection
{
    public static FileVerdict Of(byte[] content)
    {
        var start = content.AsSpan();
        return start switch
        {
            [] => new FileVerdict.Bad(FileRefusal.Empty),
            _ when start.StartsWith("%PDF-"u8) => PdfInspection.Of(content),
            _ when start.StartsWith(PngCopy.Signature) => PngCopy.Of(content),
            [0xFF, 0xD8, 0xFF, ..] => JpegCopy.Of(content),
            _ when start.StartsWith("PK\x03\x04"u8) => WordInspection.Of(content),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => new FileVerdict.Bad(WordInspection.IsEncryptedPackage(content) ? FileRefusal.Encrypted : FileRefusal.OldWord),
            _ when start[..Math.Min(start.Length, 1024)].IndexOf("%PDF-"u8) > 0 => new FileVerdict.Bad(FileRefusal.Polyglot),
            _ => new FileVerdict.Bad(FileRefusal.WrongType),
        };
    }
}
