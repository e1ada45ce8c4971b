using System.Security.Claims;
using DitSite.Bookings.Desk;
using DitSite.Bookings.Joining;
using DitSite.Content;
using DitSite.Content.Facts;
using DitSite.Web.Components.Content;

namespace DitSite.Web.Staff.Bookings;

/// <summary>One thing that needs a person now.</summary>
internal sealed record TodayItem(string Text, string Href, bool Urgent = false);

/// <summary>What the first page of the desk says, for the parts of it that somebody may open.</summary>
internal sealed class TodayList(TodayDesk desk, StaffDesk parts, TimeProvider clock)
{
    public static readonly IReadOnlyList<string> Columns = ["Run", "Course", "Places", "Booked", "Held", "Free", "Funded", "Waiting"];

    public static readonly IReadOnlyList<int> Numbers = [2, 3, 4, 5, 6, 7];

    /// <returns>What is to do, most urgent first, and the runs; null for people to whom neither bookings nor applications are open.</returns>
    public async Task<(IReadOnlyList<TodayItem> Items, IReadOnlyList<IReadOnlyList<Cell>> Runs)?> ForAsync(ClaimsPrincipal person, CancellationToken cancellation)
    {
        var (bookings, applications) = (parts.Allows(StaffPolicies.Bookings, person), parts.Allows(StaffPolicies.Applications, person));
        if (!bookings && !applications)
        {
            return null;
        }

        var (tasks, runs) = await desk.ReadAsync(cancellation);
        List<TodayItem?> items = [];
        if (bookings)
        {
            items.Add(Some(tasks.Broken, "promise is broken", "promises are broken", StaffLinks.Promises, urgent: true));
            items.Add(Some(tasks.ChangesToConfirm, "change of date, time or place to tell people about", "changes of date, time or place to tell people about", StaffLinks.Changes, urgent: true));
            items.AddRange(tasks.WithoutInstructions.Select(run => new TodayItem(
                $"Write the joining instructions for {run.Facts.CourseTitle}, {run.Facts.DatesText}: promised by {UkText.DayAndDate(JoiningDates.DueDay(run.Facts)!.Value)}", StaffLinks.RunDesk(run.RunKey), Urgent: true)));
            items.Add(Some(tasks.Undelivered, "message could not be delivered", "messages could not be delivered", StaffLinks.Messages + "?state=Dead", urgent: true));
            items.Add(Some(tasks.ToAnswer, "message from the contact page to answer", "messages from the contact page to answer", StaffLinks.Promises));
            items.Add(Some(tasks.AtRisk, "promise is at risk", "promises are at risk", StaffLinks.Promises));
        }

        if (applications)
        {
            items.Add(Some(tasks.ToDecide, "application to decide", "applications to decide", StaffLinks.Applications));
            items.Add(Some(tasks.ReferencesLate, "reference still awaited, whose link ends within two weeks", "references still awaited, whose links end within two weeks", StaffLinks.Applications));
            items.Add(Some(tasks.NotScanned, "file waits for the virus scanner", "files wait for the virus scanner", StaffLinks.Applications));
            items.Add(Some(tasks.OffersEnding, "offer ends within two days", "offers end within two days", StaffLinks.Applications));
        }

        items.AddRange(BankHolidays.Findings(clock.Today).Select(finding => new TodayItem(finding.Message, StaffLinks.Promises)));
        return ([.. items.OfType<TodayItem>().OrderByDescending(item => item.Urgent)], [.. runs.Select(run => Row(run, bookings))]);
    }

    private static TodayItem? Some(int count, string one, string many, string href, bool urgent = false) =>
        count == 0 ? null : new($"{count} {(count == 1 ? one : many)}", href, urgent);

    private static IReadOnlyList<Cell> Row(TodayRun run, bool bookings) =>
    [
        new Cell(run.Facts.DatesText, bookings ? StaffLinks.Run(run.RunKey) : null), run.Facts.CourseTitle, $"{run.Capacity}", $"{run.Booked}", $"{run.Held}",
        $"{Math.Max(0, run.Capacity - run.Booked - run.Held)}", run.Funded is { } funded ? $"{funded}" : "none", $"{run.Waiting}",
    ];
}
