using DitSite.Bookings.Staff;
using DitSite.Content;
using DitSite.Content.Editing;
using DitSite.Content.Model;
using DitSite.Content.Rules;
using DitSite.Web.Components.Forms;
using DitSite.Web.Staff;
using DitSite.Web.Staff.Content;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Content;

/// <summary>What publishing would change, whom it touches, and the button; or the time at which it is to happen.</summary>
public sealed class PublishModel(ContentEditor editor, ContentPublishing publishing, StaffAudit audit, TimeProvider clock) : PageModel
{
    public IReadOnlyList<EditedItem> Items { get; private set; } = [];

    public Outlook Outlook { get; private set; } = null!;

    /// <summary>What was looked at, one for each item.</summary>
    [BindProperty]
    public string[] Opened { get; set; } = [];

    /// <summary>London's date and time at which the drafts are to go live.</summary>
    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? Time { get; set; }

    public static IReadOnlyList<PropertyChange> ChangesOf(EditedItem item) => PropertyChanges.Between(item.Type, item.LiveDocument?.Properties, item.Document?.Properties);

    public async Task<IActionResult> OnGetAsync(string[] item, CancellationToken cancellation) => await FindAsync(item, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string[] item, [FromForm(Name = FormDeed.Field)] string? button, CancellationToken cancellation)
    {
        if (!await FindAsync(item, cancellation))
        {
            return NotFound();
        }

        if (!Items.Select(one => one.Opened).SequenceEqual(Opened))
        {
            return Changed();
        }

        return button switch
        {
            "schedule" => await ScheduleAsync(cancellation),
            "unschedule" => await SetTimeAsync(null, cancellation),
            _ => await PublishAsync(cancellation),
        };
    }

    private async Task<bool> FindAsync(string[] names, CancellationToken cancellation)
    {
        Items = [.. names.Distinct().Select(ContentLinks.OriginOf).Select(editor.Find).OfType<EditedItem>().Where(item => item.Draft is not null)];
        if (Items.Count == 0)
        {
            return false;
        }

        Outlook = await publishing.LookAsync(Items, cancellation);
        return true;
    }

    private async Task<IActionResult> PublishAsync(CancellationToken cancellation)
    {
        switch (await publishing.PublishAsync(Items, User.Did("published", ""), cancellation))
        {
            case PublishOutcome.Refused refused:
                Outlook = refused.Outlook;
                foreach (var sentence in Outlook.Errors.Select(error => Captions.Of(error)).Concat(Outlook.Refusals))
                {
                    ModelState.AddModelError("", sentence);
                }

                return this.PageWithErrors();
            case PublishOutcome.Conflict:
                return Changed();
            default:
                return Redirect($"{StaffLinks.Content}/published?{string.Join('&', Items.Select(item => "item=" + Uri.EscapeDataString(ContentLinks.NameOf(item))))}");
        }
    }

    private async Task<IActionResult> ScheduleAsync(CancellationToken cancellation)
    {
        var day = DateText.Read(new DateAnswer { Day = Day }).Date;
        var time = ItemForm.Parse(new ContentProperty("time", "Time", PropertyKind.Time), Time)?.ToString();
        if (day is null)
        {
            ModelState.AddModelError(nameof(Day), "Enter the day, such as 15 March 2027");
        }

        if (DitSite.Content.Documents.PropertyValues.ParseTime(time ?? "") is not { } hour)
        {
            ModelState.AddModelError(nameof(Time), "Enter the time, such as 09:30");
            return this.PageWithErrors();
        }

        if (day is { } date && LondonTime.At(date, hour) <= clock.GetUtcNow())
        {
            ModelState.AddModelError(nameof(Day), "The day and time must be in the future");
        }

        return ModelState.IsValid ? await SetTimeAsync(LondonTime.At(day!.Value, hour).ToUniversalTime(), cancellation) : this.PageWithErrors();
    }

    private async Task<IActionResult> SetTimeAsync(DateTimeOffset? at, CancellationToken cancellation)
    {
        foreach (var item in Items)
        {
            if (await editor.ScheduleAsync(item.Origin, item.Opened, at, null, cancellation) is not SaveResult.Saved)
            {
                return Changed();
            }

            await audit.RecordAsync(User.Did(at is null ? "unscheduled" : "scheduled", item.Path, null, at is { } instant ? StaffTime.Of(instant) : null), cancellation);
        }

        return Redirect(ContentLinks.Edit(Items[0], at is null ? "unscheduled" : "scheduled"));
    }

    private IActionResult Changed()
    {
        ModelState.AddModelError("", "Somebody changed this while you were looking at it. Nothing was published: open the item and look again");
        var page = this.PageWithErrors();
        page.StatusCode = StatusCodes.Status409Conflict;
        return page;
    }
}
