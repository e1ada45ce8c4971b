using System.Globalization;
using DitSite.Bookings.Staff;
using DitSite.Content.Editing;
using DitSite.Content.Facts;
using DitSite.Web.Components.Forms;
using DitSite.Web.Staff;
using DitSite.Web.Staff.Content;
using DitSite.Web.Staff.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Content;

/// <summary>Copies a run to new dates: the whole of its calendar moves by as many days, and the weekday stays.</summary>
public sealed class CopyModel(ContentEditor editor, StaffAudit audit) : PageModel
{
    public EditedItem Run { get; private set; } = null!;

    public DateOnly First { get; private set; }

    /// <summary>First day of the copy, as it was typed.</summary>
    [BindProperty]
    public string? Wanted { get; set; }

    public IActionResult OnGet(string item) => Find(item) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string item, CancellationToken cancellation)
    {
        if (!Find(item))
        {
            return NotFound();
        }

        if (DateText.Read(new DateAnswer { Day = Wanted }).Date is not { } wanted)
        {
            ModelState.AddModelError(nameof(Wanted), "Enter the first day, such as 15 March 2027");
            return this.PageWithErrors();
        }

        if (RunCopy.Nearest(First, wanted) is { } nearest)
        {
            ModelState.AddModelError(nameof(Wanted), $"The first day must be a {First.DayOfWeek}, as it is now. The nearest one is {UkText.Date(nearest)}");
            return this.PageWithErrors();
        }

        var course = Run.Origin[..(Run.Origin.LastIndexOf('/') + 1)];
        var name = wanted.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        for (var number = 1; number <= 9; number++)
        {
            var origin = $"{course}{name}{(number == 1 ? "" : $"-{number}")}.md";
            if (await editor.AddAsync(origin, RunCopy.To(Run.Document!.Properties, First, wanted), User.DisplayName(), cancellation) is SaveResult.Saved saved)
            {
                await audit.RecordAsync(ContentPublishing.Deed(User.Did("copied-run", saved.Item.Path), "copied-run", saved.Item, null, saved.Item.Document?.Properties), cancellation);
                return Redirect(ContentLinks.Edit(saved.Item, "saved"));
            }
        }

        ModelState.AddModelError(nameof(Wanted), "There are runs on this day already");
        return this.PageWithErrors();
    }

    private bool Find(string name)
    {
        if (editor.Find(ContentLinks.OriginOf(name)) is not { Type.Alias: "courseRun" } found || RunCopy.FirstDay(found) is not { } first)
        {
            return false;
        }

        (Run, First) = (found, first);
        return true;
    }
}
