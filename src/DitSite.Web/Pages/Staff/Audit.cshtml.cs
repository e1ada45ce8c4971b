using DitSite.Bookings.Staff;
using DitSite.Web.Components.Content;
using DitSite.Web.Staff;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff;

/// <summary>Who did what, and when.</summary>
public sealed class AuditModel(StaffAudit audit) : PageModel
{
    private const int Size = 100;

    public static readonly IReadOnlyList<string> Columns = ["When", "Who", "What", "Item", "Before", "After"];

    [BindProperty(SupportsGet = true, Name = "page-number")]
    public int PageNumber { get; set; } = 1;

    public int Total { get; private set; }

    public IReadOnlyList<IReadOnlyList<Cell>> Rows { get; private set; } = [];

    public string? NextHref => PageNumber * Size < Total ? $"{StaffLinks.Audit}?page-number={PageNumber + 1}" : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid || PageNumber < 1)
        {
            return NotFound();
        }

        var (entries, total) = await audit.PageAsync(PageNumber, Size, null, cancellation);
        Total = total;
        Rows = [.. entries.Select(entry => (IReadOnlyList<Cell>)
            [StaffTime.Of(entry.At), entry.Person, entry.Action.Replace('-', ' '), entry.Item, entry.Before ?? "", entry.After ?? ""])];
        return Page();
    }
}
