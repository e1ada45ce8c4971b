using DitSite.Bookings.Evidence;

namespace DitSite.Web.Applications;

/// <summary>One sentence for each reason a file is not taken: what is wrong, and what to do.</summary>
internal static class RefusalWords
{
    public static string Of(FileRefusal why) => why switch
    {
        FileRefusal.Empty => "The file is empty. Choose another file",
        FileRefusal.TooLarge => "The file must be smaller than 10 MB. A scan in black and white, or fewer pages in one file, makes it smaller",
        FileRefusal.TooMany => $"You can add {EvidenceStore.MostFiles} files to one application. Remove one first, or put several pages into one file",
        FileRefusal.WrongType => "The file must be a PDF, a JPEG or PNG picture, or a Word document (DOCX)",
        FileRefusal.OldWord => "The file is an old Word document (DOC). Save it as DOCX or PDF, then add that",
        FileRefusal.Damaged => "The file is damaged or did not arrive whole. Open it on your device to check it, then try again",
        FileRefusal.Encrypted => "The file is protected by a password. Save a copy without the password, then add that",
        FileRefusal.PdfWithScript => "The PDF contains a script or an interactive form. Print it to a new PDF, then add that",
        FileRefusal.PdfThatLaunches => "The PDF tries to open other files or send data. Print it to a new PDF, then add that",
        FileRefusal.PdfWithFiles => "The PDF has other files or media inside it. Print it to a new PDF, then add that",
        FileRefusal.WordWithMacros => "The Word document contains macros. Save it as PDF, then add that",
        FileRefusal.WordWithRemoteParts => "The Word document fetches a template or picture from elsewhere. Save it as PDF, then add that",
        FileRefusal.WordWithEmbeddedParts => "The Word document has other files inside it. Save it as PDF, then add that",
        FileRefusal.Polyglot => "The file holds something else beside the document. Save it again from the program that made it, then add that",
        FileRefusal.ArchiveBomb => "The file unpacks to far more than a document needs. Save it as a simple PDF, then add that",
        FileRefusal.PixelBomb => "The picture has too many pixels. Save a smaller copy, then add that",
        FileRefusal.UnknownImagePart => "The picture is of an unusual kind. Save it again as an ordinary JPEG or PNG, then add that",
        FileRefusal.Infected => "The virus check found something in the file, so it was not kept. Check your device, then choose another file",
        _ => throw new ArgumentOutOfRangeException(nameof(why)),
    };
}
