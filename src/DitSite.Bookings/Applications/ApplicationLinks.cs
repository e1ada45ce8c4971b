using DitSite.Bookings.Links;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Applications;

/// <summary>What the link in an e-mail leads to. Looking never uses it up.</summary>
public abstract record ApplicationLinkState
{
    private ApplicationLinkState()
    {
    }

    /// <summary>Pressing the button starts an application for this run, or goes on with the one there is.</summary>
    public sealed record Starts(Guid RunKey) : ApplicationLinkState;

    /// <summary>Pressing the button opens this application.</summary>
    public sealed record Opens(BookingReference Reference) : ApplicationLinkState;

    /// <summary>It was good once, is used up, or never was: ask for a new one.</summary>
    public sealed record Dead : ApplicationLinkState;
}

/// <param name="Token">256 bits, for a cookie; stored hashed.</param>
public sealed record ApplicationSession(string Token, BookingReference Reference);

/// <summary>
/// The links by which people come to an application: there is no password. A link that starts or resumes works for ten minutes and once; the
/// link in the letters after submission works until 30 days after the run.
/// </summary>
public sealed class ApplicationLinks(
    WriteGate gate, IDbContextFactory<BookingsContext> contexts, ApplicationSecrets secrets, ApplicationMail mail, TimeProvider clock)
{
    public static readonly TimeSpan ContinueLifetime = TimeSpan.FromMinutes(10);

    /// <summary>From the last request that used it.</summary>
    public static readonly TimeSpan SessionLength = TimeSpan.FromHours(2);

    /// <summary>At most so many links are sent to one address in an hour; more are promised alike and not sent.</summary>
    public const int MostPerHour = 5;

    /// <param name="Answers">What a new application begins with.</param>
    private sealed record Start(string Email, Guid RunKey, string CourseTitle, ApplicationAnswers? Answers);

    /// <summary>Sends a link that starts an application for a run, or goes on with the one there is: the answer, and the way to it, are the same.</summary>
    /// <param name="answers">
    /// What a new application begins with; null: nothing. Sealed with the link and deleted with it. An application that exists is left as it is,
    /// since whoever asks has not shown yet that the address is theirs.
    /// </param>
    /// <exception cref="ArgumentException">Not an e-mail address: the form should have said so.</exception>
    public Task AskAsync(string email, Guid runKey, string courseTitle, ApplicationAnswers? answers = null, CancellationToken cancellation = default)
    {
        RequireAddress(email);
        return gate.WriteAsync(
            async context =>
            {
                var now = clock.GetUtcNow();
                if (await WrittenToOftenAsync(context, email, now, cancellation))
                {
                    return false;
                }

                var token = Issue(context, ApplicationLinkPurpose.Continue, now, now + ContinueLifetime, start: secrets.Seal(new Start(email, runKey, courseTitle, answers)), emailHash: secrets.HashOf(email));
                await mail.LinkAsync(context, email, courseTitle, token, now, cancellation);
                return true;
            },
            cancellation);
    }

    /// <summary>Sends links to every application that an address has; a letter that says so where it has none.</summary>
    /// <exception cref="ArgumentException">Not an e-mail address: the form should have said so.</exception>
    public Task ReturnAsync(string email, CancellationToken cancellation = default)
    {
        RequireAddress(email);
        return gate.WriteAsync(
            async context =>
            {
                var now = clock.GetUtcNow();
                if (await WrittenToOftenAsync(context, email, now, cancellation))
                {
                    return false;
                }

                var key = EmailAddress.Normalise(email);
                var found = await context.Applications.Where(row => row.EmailKey == key).OrderByDescending(row => row.StartedAt).Take(5).ToListAsync(cancellation);
                var links = found.ConvertAll(application => (application, Issue(
                    context, ApplicationLinkPurpose.Continue, now, now + ContinueLifetime, application.Id, emailHash: secrets.HashOf(email))));
                if (links.Count == 0)
                {
                    // Counted like any other, so that an address without applications is not written to without end.
                    Issue(context, ApplicationLinkPurpose.Continue, now, now, emailHash: secrets.HashOf(email));
                }

                await mail.ReturnLinksAsync(context, email, links, now, cancellation);
                return true;
            },
            cancellation);
    }

    /// <summary>For a POST with a link that ran out unused: sends a new one to the same address, for the same application. A link that never was sends nothing; the answer is the same.</summary>
    public Task RenewAsync(string token, CancellationToken cancellation = default) =>
        gate.WriteAsync(
            async context =>
            {
                var (hash, now) = (IssuedLink.Hash(token), clock.GetUtcNow());
                var dead = await context.ApplicationLinks.AsNoTracking()
                    .SingleOrDefaultAsync(link => link.TokenHash == hash && link.Purpose == ApplicationLinkPurpose.Continue && link.ExpiresAt <= now, cancellation);
                var start = dead?.Start is { } words ? secrets.Open<Start>(words) : null;
                var application = dead?.ApplicationId is { } id ? await context.Applications.SingleAsync(row => row.Id == id, cancellation) : null;
                if ((start?.Email ?? application?.Email) is not { } email || await WrittenToOftenAsync(context, email, now, cancellation))
                {
                    return false;
                }

                var renewed = Issue(context, ApplicationLinkPurpose.Continue, now, now + ContinueLifetime, application?.Id, start: dead!.Start, emailHash: secrets.HashOf(email));
                await mail.LinkAsync(context, email, start?.CourseTitle ?? application!.Course.Facts.CourseTitle, renewed, now, cancellation);
                return true;
            },
            cancellation);

    /// <summary>For a GET: says what the link is, and changes nothing.</summary>
    public async Task<ApplicationLinkState> LookAsync(string token, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var link = await FindAsync(context, token, cancellation);
        return link switch
        {
            { ApplicationId: { } id } => new ApplicationLinkState.Opens(await context.Applications.Where(row => row.Id == id).Select(row => row.Reference).SingleAsync(cancellation)),
            { Start: { } start } => new ApplicationLinkState.Starts(secrets.Open<Start>(start).RunKey),
            _ => new ApplicationLinkState.Dead(),
        };
    }

    /// <summary>For a POST: opens a session; a link that starts or resumes is used up by it.</summary>
    /// <param name="offer">What may be applied for now on a run; null: it is not open. Asked only where there is no application yet.</param>
    /// <returns>Null: the link is dead, or the run can't be applied for any more.</returns>
    public Task<ApplicationSession?> OpenAsync(string token, Func<Guid, AppliedFor?> offer, CancellationToken cancellation = default) =>
        gate.WriteAsync(
            async context =>
            {
                var now = clock.GetUtcNow();
                if (await FindAsync(context, token, cancellation) is not { } link)
                {
                    return null;
                }

                var application = link.ApplicationId is { } id
                    ? await context.Applications.SingleAsync(row => row.Id == id, cancellation)
                    : await FindOrStartAsync(context, secrets.Open<Start>(link.Start!), offer, now, cancellation);
                if (application is null)
                {
                    return null;
                }

                if (link.Purpose == ApplicationLinkPurpose.Continue
                    && await context.ApplicationLinks.Where(row => row.TokenHash == link.TokenHash).ExecuteDeleteAsync(cancellation) != 1)
                {
                    return null;
                }

                ApplicationEvent.Add(context, application.Id, ApplicationEventKind.LinkOpened, now);
                return new ApplicationSession(Issue(context, ApplicationLinkPurpose.Session, now, now + SessionLength, application.Id), application.Reference);
            },
            cancellation);

    /// <summary>The application that a session may see and change, or null.</summary>
    public async Task<Guid?> SessionAsync(string sessionToken, BookingReference reference, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var (hash, now) = (IssuedLink.Hash(sessionToken), clock.GetUtcNow());
        var found = await context.ApplicationLinks.AsNoTracking()
            .Where(link => link.TokenHash == hash && link.Purpose == ApplicationLinkPurpose.Session && link.ExpiresAt > now)
            .Join(context.Applications.Where(row => row.Reference == reference), link => link.ApplicationId, row => row.Id, (link, row) => new { row.Id, link.ExpiresAt })
            .SingleOrDefaultAsync(cancellation);
        if (found is not null && found.ExpiresAt - now < SessionLength / 2)
        {
            var until = now + SessionLength;
            await gate.WriteAsync(
                writing => writing.ApplicationLinks.Where(link => link.TokenHash == hash).ExecuteUpdateAsync(set => set.SetProperty(link => link.ExpiresAt, until), cancellation),
                cancellation);
        }

        return found?.Id;
    }

    public Task CloseSessionAsync(string sessionToken, CancellationToken cancellation = default)
    {
        var hash = IssuedLink.Hash(sessionToken);
        return gate.WriteAsync(
            context => context.ApplicationLinks.Where(link => link.TokenHash == hash && link.Purpose == ApplicationLinkPurpose.Session).ExecuteDeleteAsync(cancellation),
            cancellation);
    }

    /// <summary>Makes a token and records its hash in the transaction of its cause.</summary>
    internal static string Issue(
        BookingsContext context,
        ApplicationLinkPurpose purpose,
        DateTimeOffset now,
        DateTimeOffset expires,
        Guid? application = null,
        Guid? reference = null,
        byte[]? start = null,
        string? emailHash = null)
    {
        var token = IssuedLink.NewToken();
        context.ApplicationLinks.Add(new()
        {
            TokenHash = IssuedLink.Hash(token),
            Purpose = purpose,
            ApplicationId = application,
            ReferenceId = reference,
            Start = start,
            EmailHash = emailHash,
            IssuedAt = now,
            ExpiresAt = expires,
        });
        return token;
    }

    private async Task<ApplicationLink?> FindAsync(BookingsContext context, string token, CancellationToken cancellation)
    {
        var (hash, now) = (IssuedLink.Hash(token), clock.GetUtcNow());
        return await context.ApplicationLinks.AsNoTracking().SingleOrDefaultAsync(
            link => link.TokenHash == hash && link.ExpiresAt > now && (link.Purpose == ApplicationLinkPurpose.Continue || link.Purpose == ApplicationLinkPurpose.Status),
            cancellation);
    }

    private async Task<bool> WrittenToOftenAsync(BookingsContext context, string email, DateTimeOffset now, CancellationToken cancellation)
    {
        var (hash, since) = (secrets.HashOf(email), now - TimeSpan.FromHours(1));
        return await context.ApplicationLinks.CountAsync(link => link.EmailHash == hash && link.IssuedAt > since, cancellation) >= MostPerHour;
    }

    private async Task<Application?> FindOrStartAsync(
        BookingsContext context, Start start, Func<Guid, AppliedFor?> offer, DateTimeOffset now, CancellationToken cancellation)
    {
        var key = EmailAddress.Normalise(start.Email);
        var found = await context.Applications.SingleOrDefaultAsync(
            row => row.RunKey == start.RunKey && row.EmailKey == key
                && row.State != ApplicationState.Declined && row.State != ApplicationState.Withdrawn && row.State != ApplicationState.Lapsed,
            cancellation);
        if (found is not null || offer(start.RunKey) is not { } course)
        {
            return found;
        }

        var application = new Application
        {
            Id = Guid.CreateVersion7(now),
            Reference = BookingReference.New(),
            RunKey = start.RunKey,
            Email = start.Email.Trim(),
            EmailKey = key,
            StartedAt = now,
            Course = course,
            RunEndsAt = course.Facts.EndsAt,
        };
        application.Begin(now);
        if (start.Answers is { } answers)
        {
            application.Save(null, secrets.Seal(answers), now);
        }

        context.Applications.Add(application);
        ApplicationEvent.Add(context, application.Id, ApplicationEventKind.Started, now);
        return application;
    }

    private static void RequireAddress(string email)
    {
        if (!EmailAddress.IsValid(email))
        {
            throw new ArgumentException("Not an e-mail address.", nameof(email));
        }
    }
}
