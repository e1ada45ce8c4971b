using System.Security.Cryptography;
using System.Text;
using DitSite.Bookings.Applications;
using DitSite.Bookings.Evidence;
using DitSite.Tests.Bookings.Applications;
using Microsoft.EntityFrameworkCore;
using static DitSite.Tests.Bookings.Evidence.SampleFiles;

namespace DitSite.Tests.Bookings.Evidence;

public class EvidenceStoreTests : IAsyncLifetime
{
    private const string Canary = "CANARY7391WORD";

    private BookingsHost host = null!;
    private Guid ann;

    public static TheoryData<string> Hostile => [.. HostileFiles.All.Select(file => file.Name)];

    public Task InitializeAsync() => StartAsync(null);

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public void HostileFiles_AreSixtyAndMore() => Assert.True(HostileFiles.All.Select(file => file.Name).Distinct().Count() >= 60);

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Hostile_IsRefusedForItsOwnReasonAndNotKept(string name)
    {
        var (_, content, why) = HostileFiles.All.Single(file => file.Name == name);

        Assert.Equal(why, Assert.IsType<AddFileResult.Refused>(await AddAsync(name, content)).Why);
        Assert.Equal((0, 0), await CountAsync());
    }

    [Theory]
    [InlineData("a.pdf", EvidenceKind.Pdf)]
    [InlineData("a.jpeg", EvidenceKind.Jpeg)]
    [InlineData("a.png", EvidenceKind.Png)]
    [InlineData("a.docx", EvidenceKind.Docx)]
    public async Task Good_IsKeptByItsContentAndComesBack(string name, EvidenceKind kind)
    {
        var content = kind switch { EvidenceKind.Pdf => Pdf(), EvidenceKind.Jpeg => Jpeg(), EvidenceKind.Png => Png(), _ => Docx() };

        var added = Assert.IsType<AddFileResult.Added>(await AddAsync(name, content));
        var opened = await host.Get<EvidenceStore>().OpenAsync(ann, added.Id);
        Assert.Equal((kind, content.Length), (opened!.Kind, opened.Content.Length));
        Assert.Equal(content, opened.Content);
        Assert.Null(await host.Get<EvidenceStore>().OpenAsync(Guid.NewGuid(), added.Id));
    }

    [Theory]
    [InlineData(@"C:\Users\Ann\..\letter.exe", "letter.pdf")]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData("", "file.pdf")]
    [InlineData("a\r\nSet-Cookie: x.pdf", "aSet-Cookie x.pdf")]
    [InlineData("\u202Efdp.exe", "fdp.pdf")]
    public async Task Name_IsOnlyAName(string given, string kept) => Assert.Equal(kept, Assert.IsType<AddFileResult.Added>(await AddAsync(given, Pdf())).Name);

    [Fact]
    public async Task Images_LoseWhatTheirCameraKnew()
    {
        var jpeg = Assert.IsType<AddFileResult.Added>(await AddAsync("a.jpg", Jpeg(more: [.. Segment(0xE1, Encoding.ASCII.GetBytes("Exif\0\0" + Canary)), .. Segment(0xFE, Encoding.ASCII.GetBytes(Canary))])));
        var png = Assert.IsType<AddFileResult.Added>(await AddAsync("a.png", Png(more: [("tEXt", Encoding.ASCII.GetBytes("Place\0" + Canary)), ("eXIf", Encoding.ASCII.GetBytes(Canary))])));

        Assert.Equal(Jpeg(), (await host.Get<EvidenceStore>().OpenAsync(ann, jpeg.Id))!.Content);
        Assert.Equal(Png(), (await host.Get<EvidenceStore>().OpenAsync(ann, png.Id))!.Content);
    }

    [Theory]
    [InlineData("943 476 5919", true)]
    [InlineData("9434765919", true)]
    [InlineData("943-476-5919", true)]
    [InlineData("943 476 5918", false)]
    [InlineData("0000000000", false)]
    [InlineData("19434765919", false)]
    public async Task NhsNumber_InAFile_IsWarnedOfAndTheFileIsKept(string number, bool warns)
    {
        Assert.Equal(warns, Assert.IsType<AddFileResult.Added>(await AddAsync("a.docx", Docx($"Patient {number}."))).SeemsToHoldNhsNumber);
        Assert.Equal(warns, Assert.IsType<AddFileResult.Added>(await AddAsync("a.pdf", Pdf(page: $"(Patient {number}.) Tj"))).SeemsToHoldNhsNumber);
        Assert.Equal(warns, Assert.IsType<AddFileResult.Added>(await AddAsync("b.pdf", Pdf(more: Packed(9, "", $"BT ({number}) Tj ET")))).SeemsToHoldNhsNumber);
    }

    [Fact]
    public async Task Canary_InContentNameAndMetadata_IsNowhereOnDisk()
    {
        await AddAsync($"{Canary}.docx", Docx(Canary, more: ("docProps/core.xml", Encoding.UTF8.GetBytes($"<x>{Canary}</x>"))));
        await AddAsync($"{Canary}.pdf", Pdf(page: $"({Canary}) Tj"));
        Assert.Equal($"{Canary}.docx", (await Applicants.ViewAsync(host, ann)).Files[0].Name);

        // The control: what the search would find if anything lay there in plain text.
        var plain = Path.Combine(host.Folder, "control.txt");
        await File.WriteAllTextAsync(plain, Canary);
        Assert.Equal([plain], FilesWithCanary());
        File.Delete(plain);
        Assert.Empty(FilesWithCanary());
    }

    [Fact]
    public async Task Bytes_FlippedOrMovedToAnotherFile_DoNotOpen()
    {
        var first = Assert.IsType<AddFileResult.Added>(await AddAsync("a.pdf", Pdf()));
        var second = Assert.IsType<AddFileResult.Added>(await AddAsync("b.pdf", Pdf()));
        await host.ReadAsync(async context =>
        {
            var other = await context.EvidenceContents.Where(content => content.FileId == second.Id).Select(content => content.Sealed).SingleAsync();
            return await context.EvidenceContents.Where(content => content.FileId == first.Id).ExecuteUpdateAsync(set => set.SetProperty(content => content.Sealed, other));
        });

        await Assert.ThrowsAnyAsync<CryptographicException>(() => host.Get<EvidenceStore>().OpenAsync(ann, first.Id));
        Assert.NotNull(await host.Get<EvidenceStore>().OpenAsync(ann, second.Id));
    }

    [Fact]
    public async Task Files_MoreThanTwenty_AreRefused()
    {
        for (var file = 0; file < EvidenceStore.MostFiles; file++)
        {
            Assert.IsType<AddFileResult.Added>(await AddAsync("a.png", Png()));
        }

        Assert.Equal(FileRefusal.TooMany, Assert.IsType<AddFileResult.Refused>(await AddAsync("a.png", Png())).Why);
    }

    [Fact]
    public async Task Files_OfASentApplication_CanNotBeChanged()
    {
        var added = Assert.IsType<AddFileResult.Added>(await AddAsync("a.png", Png()));
        await host.Get<ApplicationDrafts>().SubmitAsync(ann, Applicants.Terms);

        Assert.IsType<AddFileResult.Closed>(await AddAsync("b.png", Png()));
        Assert.False(await host.Get<EvidenceStore>().RemoveAsync(ann, added.Id));
    }

    [Fact]
    public async Task Scanner_SaysWhatIsInfected_AndWhatWaitsIsScannedLaterAndNotGivenOutBefore()
    {
        using var scanner = new ScannerStandIn();
        await host.DisposeAsync();
        await StartAsync(scanner.Settings);
        Assert.Equal(FileRefusal.Infected, Assert.IsType<AddFileResult.Refused>(await AddAsync("a.pdf", Pdf(page: $"({ScannerStandIn.Virus}) Tj"))).Why);
        Assert.Equal(ScanState.Clean, await StateAsync(await AddAsync("a.pdf", Pdf())));

        scanner.Says = "INSTREAM size limit exceeded. ERROR";
        var clean = Assert.IsType<AddFileResult.Added>(await AddAsync("b.pdf", Pdf()));
        var infected = Assert.IsType<AddFileResult.Added>(await AddAsync("c.pdf", Pdf(page: $"({ScannerStandIn.Virus}) Tj")));
        Assert.Equal(ScanState.Pending, await StateAsync(infected));
        Assert.Null(await host.Get<EvidenceStore>().OpenAsync(ann, clean.Id));

        scanner.Says = null;
        await host.Get<ApplicationSweep>().RunAsync();
        Assert.NotNull(await host.Get<EvidenceStore>().OpenAsync(ann, clean.Id));
        Assert.Equal(ScanState.Infected, await StateAsync(infected));
        Assert.Null(await host.Get<EvidenceStore>().OpenAsync(ann, infected.Id));
        Assert.Contains(await host.SentMailAsync(), mail => mail.Kind == "application-file" && mail.To == "ann@people.test");
    }

    [Fact]
    public async Task Scanner_Down_LeavesFilesWaiting_AndWithoutOneTheyAreNotScanned()
    {
        Assert.Equal(ScanState.NotScanned, await StateAsync(await AddAsync("a.pdf", Pdf())));
        var scanner = new ScannerStandIn();
        var settings = scanner.Settings;
        scanner.Dispose();
        await host.DisposeAsync();
        await StartAsync(settings);
        Assert.Equal(ScanState.Pending, await StateAsync(await AddAsync("a.pdf", Pdf())));
    }

    private async Task StartAsync(Dictionary<string, string?>? settings)
    {
        host = await BookingsHost.StartAsync(settings: settings);
        await host.PublishAsync(Examples.Run());
        ann = await Applicants.DraftAsync(host, "ann");
    }

    private Task<AddFileResult> AddAsync(string name, byte[] content) => host.Get<EvidenceStore>().AddAsync(ann, "registration", name, new MemoryStream(content));

    private Task<(int, int)> CountAsync() => host.ReadAsync(async context => (await context.EvidenceFiles.CountAsync(), await context.EvidenceContents.CountAsync()));

    private async Task<ScanState> StateAsync(AddFileResult added) => (await Applicants.ViewAsync(host, ann)).Files.Single(file => file.Id == ((AddFileResult.Added)added).Id).Scan;

    private string[] FilesWithCanary() =>
        [.. Directory.GetFiles(host.Folder, "*", SearchOption.AllDirectories).Where(file => Encoding.Latin1.GetString(ReadShared(file)) is var text
            && (text.Contains(Canary, StringComparison.Ordinal) || text.Contains(Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(Canary)), StringComparison.Ordinal)))];

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
