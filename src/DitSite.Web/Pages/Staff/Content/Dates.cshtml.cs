using DitSite.Bookings.Staff;
using DitSite.Content;
using DitSite.Content.Editing;
using DitSite.Web.Components.Forms;
using DitSite.Web.Staff;
using DitSite.Web.Staff.Content;
using DitSite.Web.Staff.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Content;

/// <summary>All fees and all runs to come in one form, edited in place.</summary>
// A long course has more fields than a form usually may.
[RequestFormLimits(ValueCountLimit = 10_000)]
public sealed class DatesModel(ContentEditor editor, StaffAudit audit, TimeProvider clock) : PageModel
{
    public IReadOnlyList<DatesCourse> Courses { get; private set; } = [];

    /// <summary>Items that somebody else changed meanwhile, with what differs from what was typed here.</summary>
    public IReadOnlyList<(EditedItem Now, IReadOnlyList<PropertyChange> Changes)> Conflicts { get; private set; } = [];

    public static string OpenedName(EditedItem item) => $"o[{ContentLinks.NameOf(item)}]";

    public void OnGet() => Courses = DatesCourse.Of(editor.All(), clock.Today);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var (saved, conflicts) = (new List<EditedItem>(), new List<(EditedItem, IReadOnlyList<PropertyChange>)>());
        foreach (var item in editor.All().Where(item => Request.Form.ContainsKey(OpenedName(item)) && item.Document is not null))
        {
            var values = DatesCourse.Read(item, Request.Form);
            if (PropertyChanges.Between(item.Type, item.Document!.Properties, values).Count == 0)
            {
                continue;
            }

            switch (await editor.SaveAsync(item.Origin, Request.Form[OpenedName(item)].ToString(), values, User.DisplayName(), cancellation))
            {
                case SaveResult.Saved done:
                    await audit.RecordAsync(ContentPublishing.Deed(User.Did("saved-draft", item.Path), "saved-draft", item, item.Document.Properties, values), cancellation);
                    saved.Add(done.Item);
                    break;
                case SaveResult.Conflict conflict:
                    conflicts.Add((conflict.Now, PropertyChanges.Between(item.Type, conflict.Now.Document?.Properties, values)));
                    break;
            }
        }

        return conflicts.Count > 0 ? Refuse(conflicts) : saved.Count > 0 ? Redirect(ContentLinks.Publish(saved)) : Unchanged();
    }

    private IActionResult Refuse(List<(EditedItem, IReadOnlyList<PropertyChange>)> conflicts)
    {
        var origins = conflicts.Select(conflict => conflict.Item1.Origin).ToHashSet();
        (Conflicts, Courses) = (conflicts, [.. DatesCourse.Of(editor.All(), clock.Today).Select(course => course.WithTyped(Request.Form, origins))]);
        ModelState.AddModelError("", "Somebody changed this table after you opened it. Nothing was overwritten: compare below, then review again to keep what you typed, which is still in the table");
        var page = this.PageWithErrors();
        page.StatusCode = StatusCodes.Status409Conflict;
        return page;
    }

    private IActionResult Unchanged()
    {
        Courses = DatesCourse.Of(editor.All(), clock.Today);
        ModelState.AddModelError("", "Nothing was changed. Type a new date or amount first");
        return this.PageWithErrors();
    }
}
