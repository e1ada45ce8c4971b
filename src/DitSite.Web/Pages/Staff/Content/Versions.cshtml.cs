using DitSite.Bookings.Staff;
using DitSite.Content.Editing;
using DitSite.Web.Components.Content;
using DitSite.Web.Components.Forms;
using DitSite.Web.Staff;
using DitSite.Web.Staff.Content;
using DitSite.Web.Staff.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Content;

/// <summary>Every state an item was in, each beside the present one, to be taken back.</summary>
public sealed class VersionsModel(ContentEditor editor, StaffAudit audit) : PageModel
{
    public static readonly IReadOnlyList<string> Columns = ["When", "Who", "What happened"];

    public EditedItem Item { get; private set; } = null!;

    public IReadOnlyList<IReadOnlyList<Cell>> Rows { get; private set; } = [];

    /// <summary>The version looked at; null: only the list is shown.</summary>
    public ItemVersion? Version { get; private set; }

    public IReadOnlyList<PropertyChange> Changes { get; private set; } = [];

    [BindProperty]
    public string? Opened { get; set; }

    public async Task<IActionResult> OnGetAsync(string item, string? id, CancellationToken cancellation) => await FindAsync(item, id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string item, string? id, CancellationToken cancellation)
    {
        var opened = Opened;
        if (!await FindAsync(item, id, cancellation) || Version is null)
        {
            return NotFound();
        }

        if (await editor.RestoreAsync(Item.Origin, Version.Id, opened ?? "", User.DisplayName(), cancellation) is not SaveResult.Saved restored)
        {
            ModelState.AddModelError("", "Somebody changed this item after you opened it. Nothing was restored: compare again");
            var page = this.PageWithErrors();
            page.StatusCode = StatusCodes.Status409Conflict;
            return page;
        }

        await audit.RecordAsync(User.Did("restored-version", Item.Path, null, Version.Id), cancellation);
        return Redirect(restored.Item.Draft is null ? ContentLinks.Edit(restored.Item) : ContentLinks.Publish(restored.Item));
    }

    private async Task<bool> FindAsync(string name, string? id, CancellationToken cancellation)
    {
        if ((editor.Find(ContentLinks.OriginOf(name)) ?? editor.FindGone(ContentLinks.OriginOf(name))) is not { } found)
        {
            return false;
        }

        var versions = await editor.VersionsAsync(found.Origin, cancellation);
        (Item, Opened) = (found, found.Opened);
        ModelState.SetModelValue(nameof(Opened), Opened, Opened);
        Version = versions.FirstOrDefault(version => version.Id == id);
        Changes = Version is null ? [] : PropertyChanges.Between(found.Type, found.DocumentOf(Version.Text)?.Properties, found.IsGone ? null : found.Document?.Properties);
        Rows = [.. versions.Select(version => (IReadOnlyList<Cell>)[new Cell(StaffTime.Of(version.At), ContentLinks.Version(found, version.Id)), version.By ?? "Outside the editor", Words(version.Deed)])];
        return id is null || Version is not null;
    }

    private static string Words(VersionDeed deed) => deed switch
    {
        VersionDeed.Drafted => "Saved as a draft",
        VersionDeed.Published => "Published",
        VersionDeed.Unpublished => "Taken off the site",
        _ => "Found in the content folder",
    };
}
