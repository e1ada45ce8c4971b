using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DitSite.Tests.Bookings.Evidence;
using DitSite.Tests.Site;
using DitSite.Tests.Web.Staff.Content;
using DitSite.Web.Media;

namespace DitSite.Tests.Web.Media;

public sealed class MediaTests : IAsyncLifetime
{
    private readonly EditorSite desk = new();

    [Fact]
    public async Task Picture_Added_IsServedFromOurOriginAndCanBePlacedInWords()
    {
        using var editor = await desk.EditorAsync();
        using var visitor = desk.Site.Browse();

        var page = await UploadAsync(editor, Png(40, 30), "holiday.exe", "A bridge over a river");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var line = page.QuerySelector(".dit-media code")!.TextContent;
        Assert.Matches(@"^!\[A bridge over a river\]\(/media/[0-9a-f]{16}\.png\)$", line);
        using var file = await visitor.Http.GetAsync(line[(line.IndexOf('(', StringComparison.Ordinal) + 1)..^1]);
        Assert.Equal("image/png", file.Content.Headers.ContentType!.ToString());
        Assert.Equal("default-src 'none'; sandbox", file.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());

        var review = await EditorSite.PressAsync(editor, await editor.GetPageAsync(EditorSite.Page), "review", ("p.body", $"## Bridge\n\n{line}"));
        await EditorSite.PressAsync(editor, review, "publish");
        Assert.Equal("A bridge over a river", (await visitor.GetPageAsync("/about-test")).QuerySelector("main img")!.GetAttribute("alt"));
    }

    [Fact]
    public async Task Pdf_Added_IsALinkAndADownload()
    {
        using var editor = await desk.EditorAsync();

        var page = await UploadAsync(editor, "%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n"u8.ToArray(), "guide.pdf", "Guide");

        var line = page.QuerySelector(".dit-media code")!.TextContent;
        Assert.StartsWith("[Guide](/media/", line);
        using var file = await editor.Http.GetAsync(line[(line.IndexOf('(', StringComparison.Ordinal) + 1)..^1]);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
    }

    /// <summary>The control is in each file: what must be gone was there before.</summary>
    [Theory]
    [InlineData("jpg")]
    [InlineData("png")]
    [InlineData("webp")]
    public async Task Picture_WithWhatACameraWrote_IsServedWithoutItAndTheSameWayUp(string ending)
    {
        using var editor = await desk.EditorAsync();
        byte[] turned = [.. "II*\0\b\0\0\0"u8, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, .. "CANARY-PLACE"u8];
        byte[] file = ending switch
        {
            "jpg" => SampleFiles.Jpeg(40, 30, [.. SampleFiles.Segment(0xE1, [.. "Exif\0\0"u8, .. turned]), .. SampleFiles.Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0CANARY-XMP"u8]), .. SampleFiles.Segment(0xED, [.. "CANARY-IPTC"u8]), .. SampleFiles.Segment(0xFE, [.. "CANARY-COMMENT"u8]), .. SampleFiles.Segment(0xE2, [.. "ICC_PROFILE\0\u0001\u0001COLOURS"u8])]),
            "png" => SampleFiles.Png(40, 30, null, ("eXIf", turned), ("tEXt", [.. "Author\0CANARY-NAME"u8]), ("tIME", [.. "CANARY!"u8]), ("iCCP", [.. "p\0\0COLOURS"u8])),
            _ => WebP(("VP8X", [0x2C, 0, 0, 0, 39, 0, 0, 29, 0, 0]), ("ICCP", [.. "COLOURS"u8]), ("VP8L", [0x2F, 39, 0x40, 7, 0]), ("EXIF", turned), ("XMP ", [.. "CANARY-XMP"u8])),
        };
        Assert.True(file.AsSpan().IndexOf("CANARY"u8) > 0);

        var page = await UploadAsync(editor, ending == "jpg" ? [.. file, .. "CANARY-TAIL"u8] : file, "holiday", "A bridge");

        var line = page.QuerySelector(".dit-media code")!.TextContent;
        var served = await editor.Http.GetByteArrayAsync(line[(line.IndexOf('(', StringComparison.Ordinal) + 1)..^1]);
        Assert.Equal(-1, served.AsSpan().IndexOf("CANARY"u8));
        Assert.True(served.AsSpan().IndexOf("COLOURS"u8) > 0);
        var type = MediaType.Of(served)!;
        Assert.Equal((ending, 40, 30), (type.Ending, type.Width, type.Height));
        // Copying the copy changes nothing, so it was whole.
        Assert.Equal(served, PictureCopy.Of(served, type));
        if (ending != "png")
        {
            Assert.True(served.AsSpan().IndexOf(new Orientation(6).ToTiff()) > 0, "The picture would lie on its side.");
        }
    }

    [Fact]
    public void Copy_OfEveryFileCutOff_IsRefusedOrWholeAndNeverThrows()
    {
        byte[][] files =
        [
            SampleFiles.Jpeg(40, 30, SampleFiles.Segment(0xE1, [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1])),
            SampleFiles.Png(40, 30),
            WebP(("VP8X", [0x08, 0, 0, 0, 39, 0, 0, 29, 0, 0]), ("VP8L", [0x2F, 39, 0x40, 7, 0]), ("EXIF", [.. "II*\0\u0008\0\0\0"u8])),
        ];
        foreach (var file in files)
        {
            var type = MediaType.Of(file)!;
            Assert.NotNull(PictureCopy.Of(file, type));
            for (var length = 12; length < file.Length - 1; length++)
            {
                var part = file[..length];
                Assert.True(type.Ending == "webp" || PictureCopy.Of(part, type) is null, $"{type.Ending} cut off at {length} of {file.Length}");
                _ = PictureCopy.Of(part, type);
            }
        }
    }

    public static TheoryData<string, string> Refusals => new()
    {
        { "script", "must be a PNG" }, { "svg", "must be a PNG" }, { "gif", "must be a PNG" }, { "pdf-without-end", "must be a PNG" }, { "png-with-tail", "must be a PNG" },
        { "png-flood", "Make it smaller" }, { "empty", "is empty" }, { "large", "smaller than 5 MB" }, { "no-text", "Say in one line" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task File_OfAnotherKindOrSizeOrWithoutWords_IsRefusedWithASentence(string kind, string sentence)
    {
        using var editor = await desk.EditorAsync();
        byte[] file = kind switch
        {
            "script" => "<html><script>alert(1)</script>"u8.ToArray(),
            "svg" => "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray(),
            "gif" => "GIF89a/*alert(1)*/=1;"u8.ToArray(),
            "pdf-without-end" => "%PDF-1.7\n<script>"u8.ToArray(),
            "png-with-tail" => [.. Png(40, 30), .. "<script>alert(1)</script>"u8],
            "png-flood" => Png(50_000, 50_000),
            "empty" => [],
            "large" => new byte[5 * 1024 * 1024 + 1],
            _ => Png(40, 30),
        };

        var page = await UploadAsync(editor, file, "picture.png", kind == "no-text" ? "" : "Words");

        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Contains(sentence, page.QuerySelector(".govuk-error-summary")!.TextContent);
        Assert.False(Directory.Exists(Path.Combine(desk.Content.Path, "media")));
    }

    [Theory]
    [InlineData("/media/..%2fsite.md")]
    [InlineData("/media/site.md")]
    [InlineData("/media/0000000000000000.png")]
    [InlineData("/media/.hidden.png")]
    public async Task Media_OfNoSuchName_IsNotFound(string path)
    {
        using var visitor = desk.Site.Browse();

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetPageAsync(path)).StatusCode);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await desk.DisposeAsync();

    private static async Task<IDocument> UploadAsync(SiteClient editor, byte[] file, string name, string text)
    {
        var form = (await editor.GetPageAsync("/staff/content/media")).QuerySelector<IHtmlFormElement>("main form")!;
        using var body = new MultipartFormDataContent();
        foreach (var field in FormFields.Of(form).With([("Text", text)]))
        {
            body.Add(new StringContent(field.Value), field.Key);
        }

        var part = new ByteArrayContent(file);
        part.Headers.ContentType = MediaTypeHeaderValue.Parse("application/octet-stream");
        body.Add(part, "Upload", name);
        using var answer = await editor.SendAsync(new(HttpMethod.Post, "/staff/content/media") { Content = body });
        return await editor.FollowAsync(answer);
    }

    private static byte[] WebP(params (string Kind, byte[] Data)[] parts)
    {
        byte[] body = [.. "WEBP"u8, .. parts.SelectMany(part => (byte[])[.. Encoding.ASCII.GetBytes(part.Kind), .. LittleEndian(part.Data.Length), .. part.Data, .. new byte[part.Data.Length & 1]])];
        return [.. "RIFF"u8, .. LittleEndian(body.Length), .. body];
    }

    private static byte[] LittleEndian(int number) => [(byte)number, (byte)(number >> 8), (byte)(number >> 16), (byte)(number >> 24)];

    /// <summary>A PNG that says it has so many pixels; its data are of one.</summary>
    private static byte[] Png(int width, int height)
    {
        using var data = new MemoryStream();
        using (var packed = new ZLibStream(data, CompressionMode.Compress, leaveOpen: true))
        {
            packed.Write([0, 0, 0, 0, 0]);
        }

        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 6);
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", head), .. Chunk("IDAT", data.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string kind, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        byte[] named = [.. Encoding.ASCII.GetBytes(kind), .. data];
        var check = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(check, Crc(named));
        return [.. length, .. named, .. check];
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320 & (uint)-(int)(crc & 1));
            }
        }

        return ~crc;
    }
}
