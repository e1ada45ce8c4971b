using DitSite.Content.Editing;
using DitSite.Web.Staff.Content;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Content;

/// <summary>Where publishing ends: what is live, with a link to each page.</summary>
public sealed class PublishedModel(ContentEditor editor) : PageModel
{
    public IReadOnlyList<EditedItem> Items { get; private set; } = [];

    public IActionResult OnGet(string[] item)
    {
        Items = [.. item.Distinct().Select(ContentLinks.OriginOf).Select(editor.Find).OfType<EditedItem>().Where(one => one.Live is not null)];
        return Items.Count == 0 ? NotFound() : Page();
    }
}
