using DitSite.Bookings.Staff;
using DitSite.Content.Editing;
using DitSite.Content.Rules;
using DitSite.Web.Components.Forms;
using DitSite.Web.Staff;
using DitSite.Web.Staff.Content;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Content;

/// <summary>Takes an item off the site, or drops its draft. Both keep every word under its versions.</summary>
public sealed class RemoveModel(ContentEditor editor, ContentPublishing publishing, StaffAudit audit) : PageModel
{
    public EditedItem Item { get; private set; } = null!;

    /// <summary>What taking it off would lead to; null: it is not published.</summary>
    public Outlook? Outlook { get; private set; }

    [BindProperty]
    public string? Opened { get; set; }

    public async Task<IActionResult> OnGetAsync(string item, CancellationToken cancellation) => await FindAsync(item, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string item, [FromForm(Name = FormDeed.Field)] string? button, CancellationToken cancellation)
    {
        if (!await FindAsync(item, cancellation))
        {
            return NotFound();
        }

        if (Opened != Item.Opened)
        {
            ModelState.AddModelError("", "Somebody changed this item after you opened it. Nothing was done: look again");
            return this.PageWithErrors();
        }

        if (button == "discard" && Item.Draft is not null)
        {
            var left = await editor.DiscardAsync(Item.Origin, Opened!, cancellation);
            await audit.RecordAsync(User.Did("discarded-draft", Item.Path), cancellation);
            return Redirect(left is SaveResult.Saved saved ? ContentLinks.Edit(saved.Item, "dropped") : ContentLinks.Tree("dropped"));
        }

        switch (await publishing.UnpublishAsync(Item, User.Did("unpublished", Item.Path), cancellation))
        {
            case PublishOutcome.Refused refused:
                foreach (var sentence in refused.Outlook.Errors.Select(error => Captions.Of(error)).Concat(refused.Outlook.Refusals))
                {
                    ModelState.AddModelError("", sentence);
                }

                return this.PageWithErrors();
            default:
                return Redirect(ContentLinks.Tree("removed"));
        }
    }

    private async Task<bool> FindAsync(string name, CancellationToken cancellation)
    {
        if (editor.Find(ContentLinks.OriginOf(name)) is not { } found)
        {
            return false;
        }

        (Item, Outlook) = (found, found.Live is null ? null : await publishing.LookAtRemovalAsync(found, cancellation));
        return true;
    }
}
