using System.Text.Json.Nodes;
using DitSite.Bookings.Staff;
using DitSite.Content;
using DitSite.Content.Editing;
using DitSite.Content.Rules;
using DitSite.Web.Components.Forms;
using DitSite.Web.Staff;
using DitSite.Web.Staff.Content;
using DitSite.Web.Staff.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Content;

/// <summary>The form of one item, generated from the content model.</summary>
// A long course has more fields than a form usually may.
[RequestFormLimits(ValueCountLimit = 10_000)]
public sealed class EditModel(ContentEditor editor, PublishCheck check, PublishedContent published, StaffAudit audit) : PageModel
{
    public EditedItem Item { get; private set; } = null!;

    public JsonObject Values { get; private set; } = [];

    public FormHelp Help { get; private set; } = null!;

    /// <summary>What was opened; a save that names something else meets somebody else's.</summary>
    [BindProperty]
    public string? Opened { get; set; }

    /// <summary>What was done before this page came, in a word.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Said { get; set; }

    public IReadOnlyList<Finding> ToDo { get; private set; } = [];

    /// <summary>What somebody else made of the item since it was opened, against what this form holds.</summary>
    public IReadOnlyList<PropertyChange>? Conflict { get; private set; }

    public static string? Words(string? said) => said switch
    {
        "saved" => "Saved as a draft. Visitors do not see it until it is published.",
        "scheduled" => "Set to go live by itself. Until then you can still change it.",
        "unscheduled" => "It stays a draft until somebody publishes it.",
        "dropped" => "The draft was dropped. This is what is published.",
        _ => null,
    };

    public async Task<IActionResult> OnGetAsync(string item, CancellationToken cancellation)
    {
        if (editor.Find(ContentLinks.OriginOf(item)) is not { } found)
        {
            return NotFound();
        }

        if (found.IsOvertaken)
        {
            Conflict = PropertyChanges.Between(found.Type, found.LiveDocument?.Properties, found.Document?.Properties);
        }

        await ShowAsync(found, found.Document?.Properties ?? [], found.Opened, null, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string item, [FromForm(Name = FormDeed.Field)] string? button, CancellationToken cancellation)
    {
        if (editor.Find(ContentLinks.OriginOf(item)) is not { } found)
        {
            return NotFound();
        }

        var deed = FormDeed.Of(button);
        var values = ItemForm.Read(found.Type, found.Document?.Properties ?? [], Request.Form);
        if (deed.ApplyTo(values) || deed.Verb == "look")
        {
            await ShowAsync(found, values, Opened ?? "", deed.Verb == "look" ? deed.Path : null, cancellation);
            return Page();
        }

        return await SaveAsync(found, ItemForm.WithoutBlankRows(values), deed.Verb == "review", cancellation);
    }

    private async Task<IActionResult> SaveAsync(EditedItem found, JsonObject values, bool review, CancellationToken cancellation)
    {
        switch (await editor.SaveAsync(found.Origin, Opened ?? "", values, User.DisplayName(), cancellation))
        {
            case SaveResult.Conflict conflict:
                ModelState.AddModelError(nameof(Opened), "Somebody changed this item after you opened it. Nothing was overwritten: compare below, then save again to keep what is in this form");
                Conflict = PropertyChanges.Between(conflict.Now.Type, conflict.Now.Document?.Properties, values);
                await ShowAsync(conflict.Now, values, conflict.Now.Opened, null, cancellation);
                var page = this.PageWithErrors();
                page.StatusCode = StatusCodes.Status409Conflict;
                return page;
            case SaveResult.Saved saved:
                if (saved.Item.Opened != found.Opened)
                {
                    await audit.RecordAsync(ContentPublishing.Deed(User.Did("saved-draft", found.Path), "saved-draft", found, found.Document?.Properties, values), cancellation);
                }

                return Redirect(review && saved.Item.Draft is not null ? ContentLinks.Publish(saved.Item) : ContentLinks.Edit(saved.Item, "saved"));
            default:
                return NotFound();
        }
    }

    private async Task ShowAsync(EditedItem item, JsonObject values, string opened, string? looked, CancellationToken cancellation)
    {
        (Item, Values, Opened) = (item, values, opened);
        var all = editor.All();
        Help = new(item, published.Current, all, looked);
        ToDo = [.. (await check.ToDoAsync(all.Where(other => other.Draft is not null).ToDictionary(other => other.Origin, other => other.Draft), cancellation)).Where(finding => finding.Origin == item.Origin)];
        // The hidden field shows what this page was made from, not what was sent.
        ModelState.SetModelValue(nameof(Opened), opened, opened);
    }
}
