using DitSite.Bookings.Letters;
using DitSite.Bookings.Links;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.MailingList;

/// <param name="RunPath">Path of the run's page.</param>
/// <param name="DatesText">"16 to 20 March 2020".</param>
/// <param name="PlaceText">Where it is held, or that it is online.</param>
public sealed record NewDate(Guid RunKey, string CourseSlug, string CourseTitle, string RunPath, string DatesText, string PlaceText);

/// <summary>Tells subscribers of newly published runs.</summary>
public sealed class NewDates(WriteGate gate, IDbContextFactory<BookingsContext> contexts, MailQueue mail, MailingListLetters letters, TimeProvider clock)
{
    /// <summary>Give it all upcoming published runs (no samples) of each snapshot: a run not seen before is announced once to its course's subscribers.</summary>
    /// <returns>Number of messages queued.</returns>
    public async Task<int> AnnounceAsync(IReadOnlyList<NewDate> upcoming, CancellationToken cancellation = default)
    {
        // Nearly every snapshot brings no new run: it then takes no turn among the writers.
        await using (var context = await contexts.CreateDbContextAsync(cancellation))
        {
            if (await UnseenAsync(context, upcoming, cancellation) is [])
            {
                return 0;
            }
        }

        return await gate.WriteAsync(
            async context =>
            {
                var queued = 0;
                foreach (var date in await UnseenAsync(context, upcoming, cancellation))
                {
                    queued += await AnnounceAsync(context, date, cancellation);
                }

                return queued;
            },
            cancellation);
    }

    private static async Task<IReadOnlyList<NewDate>> UnseenAsync(BookingsContext context, IReadOnlyList<NewDate> upcoming, CancellationToken cancellation)
    {
        var seen = await context.AnnouncedRuns.Select(row => row.RunKey).ToHashSetAsync(cancellation);
        return [.. upcoming.DistinctBy(date => date.RunKey).Where(date => !seen.Contains(date.RunKey))];
    }

    private async Task<int> AnnounceAsync(BookingsContext context, NewDate date, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        context.AnnouncedRuns.Add(new() { RunKey = date.RunKey, At = now });
        var subscriptions = await context.Subscriptions.Where(row => row.CourseSlug == date.CourseSlug && row.ConfirmedAt != null).ToListAsync(cancellation);
        foreach (var subscription in subscriptions)
        {
            await mail.EnqueueAsync(context, letters.NewDate(subscription, date, LinkIssuer.ToUnsubscribe(context, subscription, now)), cancellation);
        }

        return subscriptions.Count;
    }
}
