using DitSite.Bookings.Changes;
using DitSite.Bookings.Sales;
using DitSite.Web.Components.Content;
using DitSite.Web.Staff;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Changes;

/// <summary>Every move of a booked run: those that wait for staff first.</summary>
public sealed class IndexModel(ChangeNotices notices) : PageModel
{
    public static readonly IReadOnlyList<string> Columns = ["Course", "From", "To", "Noticed", "State"];

    public IReadOnlyList<IReadOnlyList<Cell>> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Rows =
    [
        .. (await notices.ListAsync(cancellation)).Select(notice => (IReadOnlyList<Cell>)
        [
            new Cell(notice.After.CourseTitle, StaffLinks.Change(notice.Id)), notice.Before.DatesText, notice.After.DatesText, StaffTime.Of(notice.OpenedAt),
            notice.State == ChangeNoticeState.Open ? "Nobody is told yet" : $"People were told on {StaffTime.Of(notice.ConfirmedAt!.Value)} by {notice.ConfirmedBy}",
        ]),
    ];
}
