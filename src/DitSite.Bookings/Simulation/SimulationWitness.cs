using DitSite.Bookings.Changes;
using DitSite.Bookings.Joining;
using DitSite.Bookings.Letters;

namespace DitSite.Bookings.Simulation;

/// <summary>Holds what people were owed against the mail that came, and writes down what was broken.</summary>
internal sealed class SimulationWitness
{
    private readonly List<string> late = [];
    private readonly List<(SimulatedRun Run, string Address, DateTimeOffset From, DateTimeOffset Due)> changes = [];

    public IReadOnlyList<string> Late => late;

    public void Expect(bool holds, string broken)
    {
        if (!holds)
        {
            late.Add(broken);
        }
    }

    /// <summary>Each of these people is owed one letter about the change.</summary>
    public void Owe(SimulatedRun run, IReadOnlyList<SimulatedBooking> bookings, DateTimeOffset from, DateTimeOffset due)
    {
        foreach (var address in bookings.SelectMany(booking => booking.Addresses).Distinct())
        {
            changes.Add((run, address, from, due));
        }
    }

    /// <summary>Joining instructions came to everybody with a place, in time, and each round once; each change was told once, and its entry replaces the one before.</summary>
    public void JudgeJoining(SimulatedRun run, IReadOnlyList<ArrivedMail> arrived)
    {
        foreach (var booking in run.Bookings.Where(booking => booking.Stands))
        {
            foreach (var address in booking.Addresses)
            {
                var first = arrived.FirstOrDefault(one => one.Mail.Kind == JoiningMail.Kind && one.Mail.To == address && one.Mail.Text.Contains(run.Key.ToString("N"), StringComparison.Ordinal));
                var due = booking.BookedAt < LondonDate.At(SimulatedRun.Before(run.Starts, SimulatedRun.JoiningDays + JoiningDates.InHand), new(9, 0)) ? run.JoiningDue : LondonDate.EndOf(run.Starts.AddDays(-1));
                Expect(first is not null, $"Course of {run.Starts:yyyy-MM-dd}: somebody with a place has no joining instructions");
                Expect(first is null || first.At <= due, $"Course of {run.Starts:yyyy-MM-dd}: joining instructions came late");
            }
        }

        foreach (var (_, address, from, due) in changes.Where(change => change.Run == run))
        {
            var told = arrived.Where(one => one.Mail.Kind == ChangeLetters.MovedKind && one.Mail.To == address && one.Mail.QueuedAt == from).ToList();
            Expect(told.Count > 0, $"Course of {run.Starts:yyyy-MM-dd}: somebody was not told of a change");
            Expect(told.DistinctBy(one => one.Mail.MessageId).Count() <= 1, $"Course of {run.Starts:yyyy-MM-dd}: somebody was told twice of one change");
            Expect(told.Count == 0 || told[0].At <= due, $"Course of {run.Starts:yyyy-MM-dd}: a change was told late");
        }

        foreach (var person in arrived.Where(one => one.Mail.Attachments.Any(file => file.Text.Contains(run.Key.ToString(), StringComparison.Ordinal))).GroupBy(one => one.Mail.To))
        {
            var sequences = person.OrderBy(one => one.Mail.QueuedAt).DistinctBy(one => one.Mail.MessageId).Select(one => CalendarUpdate.SequenceOf(one.Mail.Attachments[0].Text)).ToList();
            Expect(sequences.Zip(sequences.Skip(1)).All(pair => pair.First < pair.Second), $"Course of {run.Starts:yyyy-MM-dd}: a calendar entry did not replace the one before");
        }

        changes.RemoveAll(change => change.Run == run);
    }

    /// <summary>Everybody whose turn came was written to, and nobody else.</summary>
    public void JudgeTurns(SimulatedRun run, IReadOnlyList<ArrivedMail> arrived, TimeSpan patience)
    {
        foreach (var waiter in run.Waiting)
        {
            var offer = arrived.FirstOrDefault(one => one.Mail.Kind == WaitingLetters.OfferKind && one.Mail.To == waiter.Email);
            Expect(waiter.OfferedAt is null || offer is not null, $"Course of {run.Starts:yyyy-MM-dd}: somebody whose turn it was heard nothing");
            Expect(waiter.OfferedAt is not null || offer is null, $"Course of {run.Starts:yyyy-MM-dd}: somebody was offered a place out of turn");
            Expect(waiter.OfferedAt is null || offer is null || offer.At <= waiter.OfferedAt + patience, $"Course of {run.Starts:yyyy-MM-dd}: an offer came too late to be of use");
        }
    }
}
