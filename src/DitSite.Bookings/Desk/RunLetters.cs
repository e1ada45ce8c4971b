using System.Security.Cryptography;
using System.Text;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Letters;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DitSite.Bookings.Desk;

/// <summary>A run and the people a letter about it would reach.</summary>
/// <param name="People">Bookers and delegates with a place, each address once.</param>
/// <param name="Stamp">Of these people; comes back with the order to send, so that nobody else is written to.</param>
public sealed record RunLetterView(Guid RunKey, SoldFacts Facts, IReadOnlyList<Person> People, string Stamp);

public enum RunLetterResult
{
    Sent,
    /// <summary>Who has a place is not who had one when the page was shown: nothing was sent.</summary>
    ChangedMeanwhile,
    /// <summary>No such run, or nobody has a place on it.</summary>
    Nobody,
}

/// <summary>One letter to everybody with a place on a run. The caller has checked the role and writes the audit, never with the words.</summary>
public sealed class RunLetters(WriteGate gate, IDbContextFactory<BookingsContext> contexts, MailQueue queue, IOptions<LetterOptions> options)
{
    public const string Kind = "run-letter";

    /// <summary>Characters.</summary>
    public const int WordsLength = 4_000;

    /// <summary>Characters.</summary>
    public const int SubjectLength = 150;

    /// <summary>Null: no such run.</summary>
    public async Task<RunLetterView?> FindAsync(Guid runKey, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await ReadAsync(context, runKey, cancellation) is var (view, _) ? view : null;
    }

    /// <summary>The letter as the first of the people would get it; null: there is nobody.</summary>
    public LetterPreview? Preview(RunLetterView view, string subject, string words) =>
        view.People.Count == 0 ? null : LetterPreview.Of(Letter(view, view.People[0], null, Guid.Empty, subject, words));

    /// <summary>Writes to each address once, however often the same order comes.</summary>
    /// <param name="key">From the form: one key, one letter to each.</param>
    /// <param name="stamp">Of the page on which the people were shown.</param>
    public Task<RunLetterResult> SendAsync(Guid runKey, Guid key, string stamp, string subject, string words, CancellationToken cancellation = default) =>
        gate.WriteAsync(
            async context =>
            {
                if (await ReadAsync(context, runKey, cancellation) is not var (view, bookings) || view.People.Count == 0)
                {
                    return RunLetterResult.Nobody;
                }

                if (view.Stamp != stamp)
                {
                    return RunLetterResult.ChangedMeanwhile;
                }

                foreach (var person in view.People)
                {
                    var booking = bookings.First(row => EmailAddress.Same(row.BookerEmail, person.Email) || EmailAddress.Same(row.DelegateEmail, person.Email));
                    await queue.EnqueueAsync(context, Letter(view, person, booking.Id, key, subject, words), cancellation);
                }

                return RunLetterResult.Sent;
            },
            cancellation);

    private static async Task<(RunLetterView View, IReadOnlyList<Booking> Bookings)?> ReadAsync(BookingsContext context, Guid runKey, CancellationToken cancellation)
    {
        if (await context.Runs.AsNoTracking().SingleOrDefaultAsync(row => row.RunKey == runKey, cancellation) is not { } run)
        {
            return null;
        }

        var bookings = await context.Bookings.AsNoTracking().Where(row => row.RunKey == runKey && row.State == BookingState.Booked).OrderBy(row => row.BookedAt).ToListAsync(cancellation);
        var people = bookings.SelectMany(row => new Person[] { new(row.DelegateName, row.DelegateEmail), new(row.BookerName, row.BookerEmail) }).DistinctBy(person => EmailAddress.Normalise(person.Email)).ToList();
        var stamp = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(',', people.Select(person => EmailAddress.Normalise(person.Email)).Order(StringComparer.Ordinal)))));
        return (new(runKey, run.Facts, people, stamp), bookings);
    }

    private Letter Letter(RunLetterView view, Person person, Guid? booking, Guid key, string subject, string words)
    {
        var text = new LetterText().Paragraph($"Dear {OneLine.Of(person.Name, Booking.NameLength)},").Paragraphs(words);
        text.Heading(OneLine.Of(view.Facts.CourseTitle, Booking.NameLength)!).Row("When", view.Facts.DatesText).Row("Times", view.Facts.TimesText).Row("Where", view.Facts.PlaceText)
            .Paragraph(options.Value.SiteTitle).Address(options.Value.PublicUrl.TrimEnd('/') + "/");
        return new()
        {
            Kind = Kind,
            DedupeKey = $"{Kind}:{key:N}:{EmailAddress.Normalise(person.Email)}",
            BookingId = booking,
            To = person.Email,
            ToName = person.Name,
            ReplyTo = options.Value.BookingsEmail,
            Subject = subject,
            Text = text.ToString(),
        };
    }
}
