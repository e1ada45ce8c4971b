using System.Text;
using DitSite.Content.Editing;
using DitSite.Content.Embedded;

namespace DitSite.Tests.Content.Editing;

public sealed class ContentEditorTests : IDisposable
{
    private const string Ann = "Ann Editor";
    private const string Ben = "Ben Editor";

    private readonly EditorDesk desk = new();

    [Fact]
    public async Task Save_KeepsADraftBesideTheContentAndPublishPutsItLive()
    {
        var before = desk.Live(SmallContent.Page);
        var item = desk.Open(SmallContent.Page);

        var saved = Assert.IsType<SaveResult.Saved>(await desk.SaveAsync(item, "title", "Strong ropes", Ann)).Item;

        Assert.Equal(before, desk.Live(SmallContent.Page));
        Assert.Equal(("Strong ropes", Ann), (saved.Document!.Properties["title"]!.ToString(), saved.DraftBy));
        Assert.Null(await desk.Editor.PublishAsync([saved], Ann, CancellationToken.None));
        var live = desk.Open(SmallContent.Page);
        Assert.Null(live.Draft);
        Assert.Contains("title: Strong ropes\n", desk.Live(SmallContent.Page));
        Assert.Contains("updated: 2027-02-01\n", desk.Live(SmallContent.Page));
        Assert.Equal([VersionDeed.Published, VersionDeed.Drafted, VersionDeed.Found], (await desk.VersionsAsync(SmallContent.Page)).Select(version => version.Deed));
    }

    [Fact]
    public async Task Save_ByTheSecondOfTwoEditors_IsToldAndOverwritesNothing()
    {
        var (anns, bens) = (desk.Open(SmallContent.Page), desk.Open(SmallContent.Page));
        await desk.SaveAsync(anns, "title", "Ann's ropes", Ann);

        var conflict = Assert.IsType<SaveResult.Conflict>(await desk.SaveAsync(bens, "title", "Ben's ropes", Ben));

        Assert.Equal("Ann's ropes", conflict.Now.Document!.Properties["title"]!.ToString());
        Assert.Contains("Ben's ropes", Encoding.UTF8.GetString(conflict.Yours));
        Assert.Equal("Ann's ropes", desk.Open(SmallContent.Page).Document!.Properties["title"]!.ToString());
        // The control: whoever has seen Ann's words may go on from them, and hers stay a version.
        Assert.IsType<SaveResult.Saved>(await desk.SaveAsync(conflict.Now, "title", "Ben's ropes", Ben));
        Assert.Contains(await desk.VersionsAsync(SmallContent.Page), version => Encoding.UTF8.GetString(version.Text).Contains("Ann's ropes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Save_OverAHandEdit_IsToldAndTheHandEditIsAVersion()
    {
        var item = desk.Open(SmallContent.Page);
        desk.WriteByHand(SmallContent.Page, text => text.Replace("title: Ropes", "title: Pulled ropes", StringComparison.Ordinal));

        Assert.IsType<SaveResult.Conflict>(await desk.SaveAsync(item, "title", "Strong ropes", Ann));

        var found = Assert.Single(await desk.VersionsAsync(SmallContent.Page));
        Assert.Equal((VersionDeed.Found, null), (found.Deed, found.By));
        Assert.Contains("Pulled ropes", Encoding.UTF8.GetString(found.Text));
    }

    [Fact]
    public async Task HandEdits_OneAfterTheOther_AreEachAVersionOfAnItemTheEditorKnows()
    {
        await desk.SaveAsync(desk.Open(SmallContent.Page), "title", "Strong ropes", Ann);
        foreach (var title in new[] { "First pull", "Second pull" })
        {
            desk.WriteByHand(SmallContent.Page, text => text.Replace("summary: About ropes.", $"summary: {title}.", StringComparison.Ordinal).Replace("summary: First pull.", $"summary: {title}.", StringComparison.Ordinal));
            await desk.Editor.NoteOutsideChangesAsync(CancellationToken.None);
            await desk.Editor.NoteOutsideChangesAsync(CancellationToken.None);
        }

        var found = (await desk.VersionsAsync(SmallContent.Page)).Where(version => version.Deed == VersionDeed.Found).Select(version => Encoding.UTF8.GetString(version.Text)).ToList();
        Assert.Equal(3, found.Count);
        Assert.Contains("Second pull", found[0]);
        Assert.Contains("First pull", found[1]);
        // What the editor was never used on has no history to keep up.
        Assert.Empty(await desk.VersionsOfUntouchedAsync(SmallContent.Course));
    }

    [Fact]
    public async Task Publish_AfterTheLiveFileWasPulledUnderTheDraft_IsToldUntilTheDraftIsSavedAgain()
    {
        var draft = Assert.IsType<SaveResult.Saved>(await desk.SaveAsync(desk.Open(SmallContent.Page), "title", "Strong ropes", Ann)).Item;
        desk.WriteByHand(SmallContent.Page, text => text.Replace("About ropes.", "Pulled summary.", StringComparison.Ordinal));

        Assert.NotNull(await desk.Editor.PublishAsync([draft], Ann, CancellationToken.None));
        var overtaken = desk.Open(SmallContent.Page);
        Assert.True(overtaken.IsOvertaken);
        Assert.Contains("Pulled summary.", desk.Live(SmallContent.Page));
        var again = Assert.IsType<SaveResult.Saved>(await desk.SaveAsync(overtaken, "title", "Strong ropes", Ann)).Item;
        Assert.False(again.IsOvertaken);
        Assert.Null(await desk.Editor.PublishAsync([again], Ann, CancellationToken.None));
        Assert.Contains(await desk.VersionsAsync(SmallContent.Page), version => version.Deed == VersionDeed.Found && Encoding.UTF8.GetString(version.Text).Contains("Pulled summary.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Publish_OfAMovedRun_RaisesSequenceUpdatedAndMovedFromAndKeepsTheKey()
    {
        var item = desk.Open(SmallContent.Run);
        var key = item.Document!.Id;
        item = Assert.IsType<SaveResult.Saved>(await desk.SaveAsync(item, "starts", "2027-03-22", Ann)).Item;
        item = Assert.IsType<SaveResult.Saved>(await desk.SaveAsync(item, "ends", "2027-03-26", Ann)).Item;
        await desk.Editor.PublishAsync([item], Ann, CancellationToken.None);

        var live = desk.Open(SmallContent.Run).Document!;
        Assert.Equal(key, live.Id);
        Assert.Equal(("1", "2027-03-15", "2027-02-01T09:00:00Z"), (live.Properties["sequence"]!.ToString(), live.Properties["movedFrom"]!.ToString(), live.Properties["updated"]!.ToString()));

        // The control: what is not a date, a time or a place leaves the sequence alone.
        item = Assert.IsType<SaveResult.Saved>(await desk.SaveAsync(desk.Open(SmallContent.Run), "capacity", 9m, Ann)).Item;
        await desk.Editor.PublishAsync([item], Ann, CancellationToken.None);
        Assert.Equal("1", desk.Open(SmallContent.Run).Document!.Properties["sequence"]!.ToString());
    }

    [Fact]
    public async Task Restore_OfAFormerVersion_IsADraftOfItsWords()
    {
        var item = Assert.IsType<SaveResult.Saved>(await desk.SaveAsync(desk.Open(SmallContent.Page), "title", "Strong ropes", Ann)).Item;
        await desk.Editor.PublishAsync([item], Ann, CancellationToken.None);
        var first = (await desk.VersionsAsync(SmallContent.Page))[^1];

        var restored = Assert.IsType<SaveResult.Saved>(await desk.Editor.RestoreAsync(SmallContent.Page, first.Id, desk.Open(SmallContent.Page).Opened, Ben, CancellationToken.None)).Item;

        Assert.Equal(SmallContent.Good.Files[SmallContent.Page], Encoding.UTF8.GetString(restored.Draft!));
        Assert.IsType<SaveResult.Gone>(await desk.Editor.RestoreAsync(SmallContent.Page, "../../site.md", restored.Opened, Ben, CancellationToken.None));
    }

    [Fact]
    public async Task Unpublish_TakesTheFileAwayAndKeepsItsWords()
    {
        var item = desk.Open(SmallContent.Page);

        var left = Assert.IsType<SaveResult.Saved>(await desk.Editor.UnpublishAsync(item, Ann, CancellationToken.None)).Item;

        Assert.Null(left.Live);
        Assert.Equal(item.Live, left.Draft);
        Assert.False(File.Exists(Path.Combine(desk.Folder, SmallContent.Page)));
        Assert.Null(await desk.Editor.PublishAsync([left], Ann, CancellationToken.None));
        Assert.Contains("title: Ropes", desk.Live(SmallContent.Page));
    }

    [Fact]
    public async Task Check_OfALoneChangeThatBreaksARule_RefusesAndTheConsistentSetDoesNot()
    {
        var alone = await desk.CheckAsync(SmallContent.Course, text => text.Replace("amount: 137.31", "amount: 147.31", StringComparison.Ordinal));
        var together = await desk.CheckAsync(SmallContent.Course, text => text.Replace("amount: 137.31", "amount: 147.31", StringComparison.Ordinal).Replace("amount: 237.31", "amount: 247.31", StringComparison.Ordinal));

        Assert.Equal("fee-difference", Assert.Single(alone.Errors).Rule);
        Assert.Empty(together.Errors);
        Assert.Equal(147.31m, together.After!.FindCourse("knots")!.Fees.Single(fee => fee.Code == "plain").Amount);
        Assert.Equal(137.31m, together.Before!.FindCourse("knots")!.Fees.Single(fee => fee.Code == "plain").Amount);
    }

    [Fact]
    public async Task Check_OfAnUnpublishThatOthersNeed_NamesWhatWouldBreak()
    {
        var gone = await desk.Check.LookAsync(new Dictionary<string, byte[]?> { ["venues/quay.md"] = null }, CancellationToken.None);

        Assert.Contains(gone.Errors, error => error.Origin == SmallContent.Run);
    }

    [Fact]
    public async Task Saves_FiftyAtOnceOfOneItem_OneWinsAndTheOthersAreTold()
    {
        var item = desk.Open(SmallContent.Page);

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => Task.Run(() => desk.SaveAsync(item, "title", $"Ropes {number}", $"Editor {number}"))));

        var winner = Assert.Single(results.OfType<SaveResult.Saved>()).Item;
        Assert.Equal(49, results.OfType<SaveResult.Conflict>().Count());
        Assert.Equal(winner.Draft, desk.Open(SmallContent.Page).Draft);
    }

    [Fact]
    public async Task Editor_Folder_IsNeitherReadAsContentNorNoticedByTheWatch()
    {
        using var source = new EmbeddedSource(desk.Folder, showSamples: true);
        var before = await source.ReadAsync(CancellationToken.None);
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(2.5));
        var change = source.WaitForChangeAsync(soon.Token);

        await desk.SaveAsync(desk.Open(SmallContent.Page), "title", "Strong ropes", Ann);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => change);
        Assert.Equal(before.Documents.Count, (await source.ReadAsync(CancellationToken.None)).Documents.Count);
        // The control: the watch does notice what is published.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        change = source.WaitForChangeAsync(patience.Token);
        await desk.Editor.PublishAsync([desk.Open(SmallContent.Page)], Ann, CancellationToken.None);
        await change;
    }

    [Theory]
    [InlineData("../secret.md")]
    [InlineData("pages/../../secret.md")]
    [InlineData("/etc/passwd")]
    [InlineData("pages/Terms.md")]
    [InlineData(".editor/drafts/pages/ropes.md")]
    public void Find_OfAPlaceThatIsNoItem_IsNothing(string origin) => Assert.Null(desk.Editor.Find(origin));

    public void Dispose() => desk.Dispose();
}
