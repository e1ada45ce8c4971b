using DitSite.Bookings.Changes;
using DitSite.Bookings.Joining;
using DitSite.Bookings.Letters;

namespace DitSite.Bookings.Simulation;

/// <summary>Holds what people were owed against the mail that came, and writes down what was broken.</summary>
internal sealed class SimulationWitness
{
    private readonly List<string> broken = [];
    private readonly Dictionary<Guid, List<Owed>> owed = [];

    /// <summary>Letters that have come for one run or another, found by kind and address.</summary>
    private readonly Dictionary<(string Kind, string To), List<ArrivedMail>> letters = [];

    private int read;

    public IReadOnlyList<string> Broken => broken;

    public void Expect(bool holds, string sentence)
    {
        if (!holds)
        {
            broken.Add(sentence);
        }
    }

    /// <summary>Each of these people is owed one letter of this kind, queued at this moment and no other.</summary>
    /// <param name="from">UTC.</param>
    /// <param name="due">UTC.</param>
    public void Owe(SimulatedRun run, string kind, IReadOnlyList<string> addresses, DateTimeOffset from, DateTimeOffset due)
    {
        if (!owed.TryGetValue(run.Key, out var list))
        {
            owed[run.Key] = list = [];
        }

        list.AddRange(addresses.Select(address => new Owed(kind, address, from, due)));
    }

    /// <summary>The run is over: what its people were owed is held against what came.</summary>
    /// <param name="arrived">All that ever arrived, in order.</param>
    public void Judge(SimulatedRun run, IReadOnlyList<ArrivedMail> arrived)
    {
        for (; read < arrived.Count; read++)
        {
            var key = (arrived[read].Mail.Kind, arrived[read].Mail.To);
            if (!letters.TryGetValue(key, out var list))
            {
                letters[key] = list = [];
            }

            list.Add(arrived[read]);
        }

        JudgeJoining(run);
        JudgeOwed(run);
        JudgeCalendars(run);
        JudgeTurns(run);
        owed.Remove(run.Key);
    }

    /// <summary>Joining instructions came to everybody with a place, in time.</summary>
    private void JudgeJoining(SimulatedRun run)
    {
        foreach (var booking in run.Bookings.Where(booking => booking.Stands))
        {
            var inTime = booking.BookedAt < LondonDate.At(SimulatedRun.Before(run.Starts, SimulatedRun.JoiningDays + JoiningDates.InHand), new(9, 0));
            foreach (var address in booking.Addresses)
            {
                var first = Of(JoiningMail.Kind, address).FirstOrDefault(one => one.Mail.Text.Contains(run.Key.ToString("N"), StringComparison.Ordinal));
                Expect(first is not null, $"{Course(run)}: somebody with a place has no joining instructions");
                Expect(first is null || first.At <= (inTime ? run.JoiningDue : LondonDate.EndOf(run.Starts.AddDays(-1))), $"{Course(run)}: joining instructions came late");
            }
        }
    }

    /// <summary>Each letter came once and in time; a repeat with the same Message-ID is the same letter.</summary>
    private void JudgeOwed(SimulatedRun run)
    {
        foreach (var one in owed.GetValueOrDefault(run.Key, []))
        {
            var came = Of(one.Kind, one.Address).Where(letter => letter.Mail.QueuedAt == one.From).ToList();
            Expect(came.Count > 0, $"{Course(run)}: a letter ({one.Kind}) never came");
            Expect(came.DistinctBy(letter => letter.Mail.MessageId).Count() <= 1, $"{Course(run)}: a letter ({one.Kind}) was written twice");
            Expect(came.Count == 0 || came[0].At <= one.Due, $"{Course(run)}: a letter ({one.Kind}) came late");
        }
    }

    /// <summary>Each calendar entry that somebody got of this run takes the place of the one before.</summary>
    private void JudgeCalendars(SimulatedRun run)
    {
        var uid = run.Key.ToString();
        foreach (var address in run.Bookings.SelectMany(booking => booking.Addresses).Distinct())
        {
            // The clock stands still while several things happen: of two letters of one instant the order is not known.
            var sequences = letters.Where(list => list.Key.To == address).SelectMany(list => list.Value).DistinctBy(one => one.Mail.MessageId)
                .SelectMany(one => one.Mail.Attachments.Where(file => file.Text.Contains(uid, StringComparison.Ordinal)).Select(file => (one.Mail.QueuedAt, Sequence: CalendarUpdate.SequenceOf(file.Text))))
                .Order().Select(one => one.Sequence).ToList();
            Expect(sequences.Zip(sequences.Skip(1)).All(pair => pair.First < pair.Second), $"{Course(run)}: a calendar entry did not replace the one before");
        }
    }

    /// <summary>Everybody whose turn came was written to, and nobody else.</summary>
    private void JudgeTurns(SimulatedRun run)
    {
        foreach (var waiter in run.Waiting)
        {
            var offer = Of(WaitingLetters.OfferKind, waiter.Email).FirstOrDefault();
            Expect(waiter.OfferedAt is null || offer is not null, $"{Course(run)}: somebody whose turn it was heard nothing");
            Expect(waiter.OfferedAt is not null || offer is null, $"{Course(run)}: somebody was offered a place out of turn");
            Expect(waiter.OfferedAt is null || offer is null || offer.At <= waiter.OfferedAt + PromiseSimulation.Patience, $"{Course(run)}: an offer came too late to be of use");
        }
    }

    private List<ArrivedMail> Of(string kind, string address) => letters.GetValueOrDefault((kind, address), []);

    private static string Course(SimulatedRun run) => $"Course of {run.Starts:yyyy-MM-dd}";

    private sealed record Owed(string Kind, string Address, DateTimeOffset From, DateTimeOffset Due);
}
