using DitSite.Bookings.Sales;
using DitSite.Bookings.Staff;
using DitSite.Content.Catalogue;
using DitSite.Content.Editing;
using DitSite.Content.Publishing;
using DitSite.Content.Rules;
using DitSite.Web.Sync;
using Microsoft.Extensions.Options;

namespace DitSite.Web.Staff.Content;

/// <summary>What is known before a publish.</summary>
/// <param name="Refusals">What bookings forbid, in sentences with their counts.</param>
/// <param name="Moves">What a change notice would be opened for, in sentences.</param>
public sealed record Outlook(IReadOnlyList<Finding> Errors, IReadOnlyList<Finding> Due, IReadOnlyList<string> Refusals, IReadOnlyList<string> Moves, IReadOnlyList<Touched> Touched)
{
    public IReadOnlyList<Finding> Findings => [.. Errors, .. Due];

    public bool IsAllowed => Errors.Count == 0 && Refusals.Count == 0;
}

/// <summary>What came of it. Only after <see cref="Done"/> is anything different.</summary>
public abstract record PublishOutcome
{
    private PublishOutcome()
    {
    }

    public sealed record Done : PublishOutcome;

    public sealed record Refused(Outlook Outlook) : PublishOutcome;

    /// <summary>The item is not as it was when it was looked at.</summary>
    public sealed record Conflict(EditedItem Now) : PublishOutcome;
}

/// <summary>Puts drafts live and takes items off the site: asks the rules and bookings first, then writes, makes the site take it up, and notes who did it.</summary>
public sealed class ContentPublishing(ContentEditor editor, PublishCheck check, BlastRadius radius, SellableRuns sellable, ContentRefresh refresh, StaffAudit audit, IOptions<SiteOptions> site)
{
    public Task<Outlook> LookAsync(IReadOnlyList<EditedItem> drafts, CancellationToken cancellation) => LookAsync(editor.WouldBe(drafts), cancellation);

    public Task<Outlook> LookAtRemovalAsync(EditedItem item, CancellationToken cancellation) =>
        LookAsync(new Dictionary<string, byte[]?> { [item.Origin] = null }, cancellation);

    public async Task<PublishOutcome> PublishAsync(IReadOnlyList<EditedItem> drafts, StaffDeed who, CancellationToken cancellation)
    {
        if (drafts.FirstOrDefault(item => item.IsOvertaken) is { } overtaken)
        {
            return new PublishOutcome.Conflict(overtaken);
        }

        if (await LookAsync(drafts, cancellation) is { IsAllowed: false } outlook)
        {
            return new PublishOutcome.Refused(outlook);
        }

        if (await editor.PublishAsync(drafts, who.Person, cancellation) is { } conflict)
        {
            return new PublishOutcome.Conflict(conflict.Now);
        }

        await refresh.RefreshAsync(cancellation);
        foreach (var item in drafts)
        {
            await audit.RecordAsync(Deed(who, "published", item, item.LiveDocument?.Properties, item.Document?.Properties), cancellation);
        }

        return new PublishOutcome.Done();
    }

    public async Task<PublishOutcome> UnpublishAsync(EditedItem item, StaffDeed who, CancellationToken cancellation)
    {
        if (await LookAtRemovalAsync(item, cancellation) is { IsAllowed: false } outlook)
        {
            return new PublishOutcome.Refused(outlook);
        }

        if (await editor.UnpublishAsync(item, who.Person, cancellation) is not SaveResult.Saved)
        {
            return new PublishOutcome.Conflict(editor.Find(item.Origin) ?? item);
        }

        await refresh.RefreshAsync(cancellation);
        await audit.RecordAsync(who with { Action = "unpublished", Item = item.Path }, cancellation);
        return new PublishOutcome.Done();
    }

    /// <summary>What changed, property by property, for the record.</summary>
    public static StaffDeed Deed(StaffDeed who, string action, EditedItem item, System.Text.Json.Nodes.JsonObject? before, System.Text.Json.Nodes.JsonObject? after)
    {
        var changes = PropertyChanges.Between(item.Type, before, after);
        return who with
        {
            Action = action,
            Item = item.Path,
            Before = string.Join('\n', changes.Select(change => $"{change.Path}: {change.Before}")),
            After = string.Join('\n', changes.Select(change => $"{change.Path}: {change.After}")),
        };
    }

    private async Task<Outlook> LookAsync(IReadOnlyDictionary<string, byte[]?> changes, CancellationToken cancellation)
    {
        var would = await check.LookAsync(changes, cancellation);
        if (would is not { Before: { } before, After: { } after })
        {
            return new(would.Errors, would.Due, [], [], []);
        }

        var forecast = await sellable.ForecastAsync(SellableRunList.Of(after, site.Value), cancellation);
        var standing = await sellable.ForecastAsync(SellableRunList.Of(before, site.Value), cancellation);
        return new(
            would.Errors,
            would.Due,
            [.. forecast.Refusals.Except(standing.Refusals).Select(refusal => RefusalWords.Of(after.FindRun(refusal.RunKey) is null ? before : after, refusal))],
            [.. forecast.Moves.Where(move => standing.Moves.All(known => known.RunKey != move.RunKey)).Select(move => Words(after, move))],
            await radius.CompareAsync(before, after, cancellation));
    }

    private static string Words(ContentSnapshot after, ForecastMove move)
    {
        var found = after.FindRun(move.RunKey);
        var run = found is null ? "A run" : $"{found.Value.Course.Title}, {Courses.RunWords.Dates(found.Value.Run)}";
        return $"{run}: {Plural(move.Bookings, "booking")}, {Plural(move.People, "person", "people")} to be told. A change notice is opened for staff; nothing is sent by publishing.";
    }

    private static string Plural(int count, string one, string? many = null) => $"{count} {(count == 1 ? one : many ?? one + "s")}";
}
