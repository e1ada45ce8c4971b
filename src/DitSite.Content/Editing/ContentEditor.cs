using System.Text;
using System.Text.Json.Nodes;
using DitSite.Content.Embedded;
using DitSite.Content.Model;

namespace DitSite.Content.Editing;

/// <summary>
/// Edits the content folder and nothing else. Whatever it replaces is kept as a version first, a change made by hand or by a pull among
/// it. A save names what was opened, so that of two editors the second is told and nobody's words are lost.
/// </summary>
public sealed class ContentEditor(string folder, Drafts drafts, Versions versions, TimeProvider clock)
{
    private readonly EditorFolder place = new(folder);

    /// <summary>Every item, published or not, by its file.</summary>
    public IReadOnlyList<EditedItem> All()
    {
        var waiting = drafts.All();
        var files = Directory.Exists(folder) ? ContentFolder.Files(folder).Select(file => ContentFolder.OriginOf(folder, file)) : [];
        return [.. files.Union(waiting.Keys).Order(StringComparer.Ordinal).Select(Find).OfType<EditedItem>()];
    }

    /// <summary>Items with a draft.</summary>
    public IReadOnlyList<EditedItem> Waiting() => [.. drafts.All().Keys.Select(Find).OfType<EditedItem>().Where(item => item.Draft is not null)];

    /// <param name="origin">File below the content folder, such as <c>pages/terms.md</c>; null comes back for one that the site has no place for.</param>
    public EditedItem? Find(string origin)
    {
        if (FilePlace.Of(origin) is not { } known)
        {
            return null;
        }

        var (live, draft) = (Live(origin), drafts.Find(origin));
        if (live is null && draft is null)
        {
            return null;
        }

        return new EditedItem(origin, ContentModel.Types.Single(type => type.Alias == known.ContentType), live, draft?.Text)
        {
            DraftAt = draft?.Note.At,
            DraftBy = draft?.Note.By,
            BegunFrom = draft?.Note.BegunFrom,
            PublishAt = draft?.Note.PublishAt,
            Problem = draft?.Note.Problem,
        };
    }

    /// <summary>Items whose draft was dropped or whose file was taken away, and of which versions are left, by their file.</summary>
    public IReadOnlyList<EditedItem> Gone() => [.. versions.Origins().Order(StringComparer.Ordinal).Select(FindGone).OfType<EditedItem>()];

    /// <summary>Null: the item is there, or there was none.</summary>
    public EditedItem? FindGone(string origin) => FilePlace.Of(origin) is { } known && Find(origin) is null && versions.Of(origin) is [var newest, ..]
        ? new EditedItem(origin, ContentModel.Types.Single(type => type.Alias == known.ContentType), null, null) { Last = newest.Text } : null;

    /// <summary>Keeps a new item as a draft.</summary>
    /// <returns><see cref="SaveResult.Conflict"/> when there is one at that place already.</returns>
    public async Task<SaveResult> AddAsync(string origin, JsonObject properties, string by, CancellationToken cancellationToken)
    {
        using var turn = await place.EnterAsync(cancellationToken);
        var text = Encoding.UTF8.GetBytes(FrontMatterWriter.Write(null, origin, Guid.NewGuid(), properties));
        if (Find(origin) is { } there)
        {
            return new SaveResult.Conflict(there, text);
        }

        return KeepDraft(origin, text, null, by);
    }

    /// <summary>Keeps what was typed as the item's draft, errors and all.</summary>
    /// <param name="opened"><see cref="EditedItem.Opened"/> of what the person had before them.</param>
    public async Task<SaveResult> SaveAsync(string origin, string opened, JsonObject properties, string by, CancellationToken cancellationToken)
    {
        using var turn = await place.EnterAsync(cancellationToken);
        if (Find(origin) is not { } item)
        {
            return new SaveResult.Gone();
        }

        var key = item.Document?.Id ?? Guid.NewGuid();
        var text = Encoding.UTF8.GetBytes(FrontMatterWriter.Write(Encoding.UTF8.GetString(item.Text), origin, key, properties));
        if (item.Opened != opened)
        {
            return new SaveResult.Conflict(item, text);
        }

        return text.AsSpan().SequenceEqual(item.Text) && !item.IsOvertaken ? new SaveResult.Saved(item) : KeepDraft(origin, text, item, by);
    }

    /// <summary>Takes a former version as the item's draft, of an item that is gone too; what was there stays a version.</summary>
    public async Task<SaveResult> RestoreAsync(string origin, string version, string opened, string by, CancellationToken cancellationToken)
    {
        using var turn = await place.EnterAsync(cancellationToken);
        if ((Find(origin) ?? FindGone(origin)) is not { } item || versions.Find(origin, version) is not { } former)
        {
            return new SaveResult.Gone();
        }

        return item.Opened != opened ? new SaveResult.Conflict(item, former.Text) : KeepDraft(origin, former.Text, item, by);
    }

    /// <summary>Throws a draft away; it stays a version. Does nothing where there is none.</summary>
    public async Task<SaveResult> DiscardAsync(string origin, string opened, CancellationToken cancellationToken)
    {
        using var turn = await place.EnterAsync(cancellationToken);
        if (Find(origin) is not { } item)
        {
            return new SaveResult.Gone();
        }

        if (item.Opened != opened)
        {
            return new SaveResult.Conflict(item, item.Text);
        }

        drafts.Discard(origin);
        return Find(origin) is { } left ? new SaveResult.Saved(left) : new SaveResult.Gone();
    }

    /// <summary>Sets or takes away the time at which a draft goes live.</summary>
    /// <param name="at">UTC; null: when somebody publishes it.</param>
    /// <param name="problem">Why it did not go live at its time.</param>
    public async Task<SaveResult> ScheduleAsync(string origin, string opened, DateTimeOffset? at, string? problem, CancellationToken cancellationToken)
    {
        using var turn = await place.EnterAsync(cancellationToken);
        if (Find(origin) is not { Draft: not null } item || drafts.Find(origin) is not { } draft)
        {
            return new SaveResult.Gone();
        }

        if (item.Opened != opened)
        {
            return new SaveResult.Conflict(item, item.Text);
        }

        drafts.Keep(origin, draft with { Note = draft.Note with { PublishAt = at, Problem = problem } });
        return new SaveResult.Saved(Find(origin)!);
    }

    /// <summary>The files as they would be if these drafts went live now, stamps included.</summary>
    public IReadOnlyDictionary<string, byte[]?> WouldBe(IEnumerable<EditedItem> items) =>
        items.Where(item => item.Draft is not null).ToDictionary(item => item.Origin, item => (byte[]?)Stamped(item));

    /// <summary>Puts drafts live, each file in one step. Asks no rule: see <see cref="PublishCheck"/>.</summary>
    /// <param name="items">As they were looked at before publishing.</param>
    /// <returns>The first item that was changed meanwhile, with nothing written; or null.</returns>
    public async Task<SaveResult.Conflict?> PublishAsync(IReadOnlyList<EditedItem> items, string by, CancellationToken cancellationToken)
    {
        using var turn = await place.EnterAsync(cancellationToken);
        foreach (var item in items)
        {
            if (Find(item.Origin) is not { } now || now.Opened != item.Opened || now.LiveHash != item.LiveHash)
            {
                return new SaveResult.Conflict(Find(item.Origin) ?? item, item.Text);
            }
        }

        foreach (var item in items.Where(item => item.Draft is not null))
        {
            var text = Stamped(item);
            KeepFound(item);
            versions.Keep(item.Origin, text, by, VersionDeed.Published);
            AtomicFile.Write(FileOf(item.Origin), text);
            drafts.Discard(item.Origin);
        }

        return null;
    }

    /// <summary>Takes an item off the site. Its words stay as a draft.</summary>
    public async Task<SaveResult> UnpublishAsync(EditedItem item, string by, CancellationToken cancellationToken)
    {
        using var turn = await place.EnterAsync(cancellationToken);
        if (Find(item.Origin) is not { Live: { } live } now)
        {
            return new SaveResult.Gone();
        }

        if (now.Opened != item.Opened || now.LiveHash != item.LiveHash)
        {
            return new SaveResult.Conflict(now, item.Text);
        }

        KeepFound(now);
        versions.Keep(item.Origin, live, by, VersionDeed.Unpublished);
        drafts.Keep(item.Origin, new(new(clock.GetUtcNow(), by, VersionDeed.Drafted), now.Text));
        AtomicFile.Delete(FileOf(item.Origin));
        return new SaveResult.Saved(Find(item.Origin)!);
    }

    /// <summary>Versions of an item, newest first; a change made outside the editor is noted before they are shown.</summary>
    public async Task<IReadOnlyList<ItemVersion>> VersionsAsync(string origin, CancellationToken cancellationToken)
    {
        using var turn = await place.EnterAsync(cancellationToken);
        if (Find(origin) is { } item)
        {
            KeepFound(item);
        }

        return versions.Of(origin);
    }

    /// <summary>Keeps as versions what was changed outside the editor, of every item that the editor was ever used on.</summary>
    public async Task NoteOutsideChangesAsync(CancellationToken cancellationToken)
    {
        foreach (var origin in versions.Origins())
        {
            using var turn = await place.EnterAsync(cancellationToken);
            if (Find(origin) is { } item)
            {
                KeepFound(item);
            }
        }
    }

    private SaveResult KeepDraft(string origin, byte[] text, EditedItem? item, string by)
    {
        if (item is not null)
        {
            KeepFound(item);
        }

        versions.Keep(origin, text, by, VersionDeed.Drafted);
        // Whoever saves has seen the published file as it is now: a draft begun earlier catches up.
        drafts.Keep(origin, new(new(clock.GetUtcNow(), by, VersionDeed.Drafted) { BegunFrom = item?.LiveHash, PublishAt = item?.PublishAt }, text));
        return new SaveResult.Saved(Find(origin)!);
    }

    /// <summary>The published file, where the editor did not write it.</summary>
    private void KeepFound(EditedItem item)
    {
        if (item.Live is { } live && versions.Of(item.Origin).FirstOrDefault(version => version.Deed is VersionDeed.Published or VersionDeed.Found)?.Text.AsSpan().SequenceEqual(live) != true)
        {
            versions.Keep(item.Origin, live, null, VersionDeed.Found);
        }
    }

    private byte[] Stamped(EditedItem item)
    {
        if (item.Document is not { } document)
        {
            return item.Text;
        }

        var properties = Stamps.On(item.Type, item.LiveDocument?.Properties, document.Properties, clock.GetUtcNow(), clock.Today);
        return Encoding.UTF8.GetBytes(FrontMatterWriter.Write(Encoding.UTF8.GetString(item.Text), item.Origin, document.Id, properties));
    }

    private byte[]? Live(string origin)
    {
        try
        {
            return File.ReadAllBytes(FileOf(origin));
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private string FileOf(string origin) => Path.Combine(folder, origin);
}
