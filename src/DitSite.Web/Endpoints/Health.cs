using DitSite.Bookings.Outbox;
using DitSite.Bookings.Storage;
using DitSite.Content.Publishing;
using DitSite.Web.Sync;
using DitSite.Web.Umbraco;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Web.Endpoints;

/// <summary>How the site is, for whoever watches it: counts and times, no address, no name, no word that anybody typed.</summary>
/// <remarks>
/// Degraded is still 200: the pages are served, and a load balancer must not take a site away because its mail is not set up.
/// Only a database that can't be read is 503, because then nobody can book.
/// </remarks>
internal static class Health
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    private sealed record ContentPart(string Status, string Source, DateTimeOffset? PublishedAt, double? AgeSeconds, DateTimeOffset? LastFailureAt, int Errors, int HeldBack);

    private sealed record DatabasePart(string Status, int RefusedRuns);

    private sealed record MailPart(string Status, int Waiting, int GivenUp);

    private sealed record Answer(string Status, ContentPart Content, DatabasePart Database, MailPart Mail);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/health/live", Reading, () => Results.Text("ok"));
        routes.MapMethods("/health/ready", Reading, ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(
        ContentHealth contentHealth, CmsDesk cms, SellableRunSync sync, MailRoute route, IDbContextFactory<BookingsContext> contexts, TimeProvider clock, HttpResponse response, CancellationToken cancellation)
    {
        response.Headers.CacheControl = "no-store";
        var content = contentHealth.State;
        var contentPart = new ContentPart(
            content.IsDegraded ? "degraded" : "ok", cms.OwnsContent ? "umbraco" : "files", content.PublishedAt, content.PublishedAt is { } at ? (clock.GetUtcNow() - at).TotalSeconds : null, content.FailedAt, content.Errors, content.Held.Length);
        var (database, mail) = await DatabaseAndMailAsync(contexts, route, sync, cancellation);
        var down = database.Status == "down";
        var whole = new[] { contentPart.Status, database.Status, mail.Status }.All(status => status == "ok");
        return Results.Json(
            new Answer(down ? "down" : whole ? "ok" : "degraded", contentPart, database, mail),
            statusCode: down ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    private static async Task<(DatabasePart Database, MailPart Mail)> DatabaseAndMailAsync(
        IDbContextFactory<BookingsContext> contexts, MailRoute route, SellableRunSync sync, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (!await context.Database.CanConnectAsync(cancellation))
        {
            return (new("down", 0), new("unknown", 0, 0));
        }

        var waiting = await context.Outbox.CountAsync(message => message.State == OutboxState.Waiting, cancellation);
        var dead = await context.Outbox.CountAsync(message => message.State == OutboxState.Dead, cancellation);
        var mail = route.State == MailTransportState.Closed ? "closed" : dead > 0 ? "degraded" : "ok";
        return (new(sync.Refusals.IsEmpty ? "ok" : "degraded", sync.Refusals.Length), new(mail, waiting, dead));
    }
}
