using DitSite.Content.Umbraco;

namespace DitSite.Tests.Content.Umbraco;

public sealed class FetchScheduleTests
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(60);

    [Fact]
    public void Look_WithoutHints_ComesAfterThePollGiveOrTakeAFifth()
    {
        Assert.Equal(TimeSpan.FromSeconds(48), NextLook(0));
        Assert.Equal(TimeSpan.FromSeconds(72), NextLook(1));

        static TimeSpan NextLook(double chance)
        {
            var schedule = new FetchSchedule(Poll, () => chance);
            schedule.Fetched(TimeSpan.Zero, changed: false, cached: false);
            return schedule.Due();
        }
    }

    [Fact]
    public void HundredHintsInABurst_MakeThreeFetchesAtMost()
    {
        Assert.Equal([11, 13], Run(Burst(100, 10, 0.0099), at => false, changesAt: 12.5, until: 40).Select(at => Math.Round(at, 1)));
        Assert.Equal(3, Run(Burst(100, 10, 0.0099), at => false, changesAt: null, until: 40).Count);
        Assert.Equal(3, Run(Burst(100, 10, 0.03), at => false, changesAt: null, until: 40).Count);
    }

    [Fact]
    public void OneHint_IsLookedAfterAtOnce_WhenListsHaveCaughtUp_AndOnceMoreIfNothingMoved()
    {
        Assert.Equal([10.2, 12], Run([10], _ => false, changesAt: 11.5, until: 40).Select(at => Math.Round(at, 2)));
        Assert.Equal([10.2, 12, 15], Run([10], _ => false, changesAt: 14, until: 40).Select(at => Math.Round(at, 2)));
    }

    [Fact]
    public void OneHint_ThatOnlyACacheAnswers_IsNotSatisfied()
    {
        var fetches = Run([10], at => at < 34, changesAt: 11, until: 55);

        Assert.True(fetches[^1] >= 34, $"The last fetch was at {fetches[^1]} s, when the cache still answered.");
        Assert.True(fetches.Count <= 6, $"{fetches.Count} fetches.");
    }

    [Fact]
    public void Hints_ThatGoOnForAMinute_AreFetchedForEveryTenSeconds()
    {
        var fetches = Run(Burst(600, 10, 0.1), _ => false, changesAt: 10, until: 70);

        Assert.InRange(fetches.Count, 6, 9);
    }

    [Fact]
    public void Failure_IsTriedAgainSoon()
    {
        var schedule = new FetchSchedule(Poll, () => 0.5);
        schedule.Failed(TimeSpan.FromSeconds(100));

        Assert.Equal(TimeSpan.FromSeconds(115), schedule.Due());
    }

    private static IEnumerable<double> Burst(int count, double from, double apart) => Enumerable.Range(0, count).Select(index => from + (index * apart));

    // Plays hints against the schedule in steps of ten milliseconds; a fetch takes no time.
    private static List<double> Run(IEnumerable<double> hints, Func<double, bool> cached, double? changesAt, double until)
    {
        var schedule = new FetchSchedule(TimeSpan.FromHours(1), () => 0.5);
        schedule.Fetched(TimeSpan.Zero, changed: true, cached: false);
        var waiting = new Queue<double>(hints);
        var fetches = new List<double>();
        var seen = false;
        for (var step = 0; step < until * 100; step++)
        {
            var now = step / 100.0;
            while (waiting.TryPeek(out var hint) && hint <= now)
            {
                schedule.Hint(TimeSpan.FromSeconds(waiting.Dequeue()));
            }

            if (schedule.Due() <= TimeSpan.FromSeconds(now))
            {
                fetches.Add(now);
                var changed = !cached(now) && !seen && now >= changesAt;
                seen |= changed;
                schedule.Fetched(TimeSpan.FromSeconds(now), changed, cached(now));
            }
        }

        return fetches;
    }
}
