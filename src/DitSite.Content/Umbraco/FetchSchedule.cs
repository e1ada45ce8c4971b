namespace DitSite.Content.Umbraco;

/// <summary>
/// When to fetch next. A webhook is a hint: a burst of them makes one fetch soon, one when the CMS's lists must have caught up, and one
/// more if neither saw a change. Without hints it looks now and then, never at the same moment as other machines.
/// </summary>
/// <param name="poll">Time between looks without a hint.</param>
/// <param name="chance">A number from 0 to 1, anew on each call.</param>
/// <remarks>Times are counted from any fixed moment. Lists were measured to lag a publish by 1.0 to 1.5 seconds.</remarks>
internal sealed class FetchSchedule(TimeSpan poll, Func<double> chance)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestBurst = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CaughtUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LastLook = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WhileHintsGoOn = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CacheGivenUp = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(15);
    private const int FetchesAHint = 3;

    private readonly Lock gate = new();
    private TimeSpan nextLook;
    private TimeSpan lastFetch;
    private (TimeSpan First, TimeSpan Last)? hints;
    private int fetches;
    private bool moved;

    /// <summary>Something may have changed.</summary>
    public void Hint(TimeSpan now)
    {
        lock (gate)
        {
            hints = (hints?.First ?? now, now);
        }
    }

    public TimeSpan Due()
    {
        lock (gate)
        {
            if (hints is not { } hint)
            {
                return nextLook;
            }

            var due = fetches switch
            {
                0 => Earlier(hint.Last + Quiet, hint.First + LongestBurst),
                1 => Earlier(hint.Last + CaughtUp, lastFetch + WhileHintsGoOn),
                < FetchesAHint => Earlier(hint.Last + LastLook, lastFetch + WhileHintsGoOn),
                _ => lastFetch + WhileHintsGoOn,
            };
            return Earlier(due, nextLook);
        }
    }

    /// <param name="started">When the fetch was begun.</param>
    /// <param name="changed">It differs from the one before.</param>
    /// <param name="cached">It may be older than the hint.</param>
    public void Fetched(TimeSpan started, bool changed, bool cached)
    {
        lock (gate)
        {
            lastFetch = started;
            nextLook = started + Jitter(poll);
            if (hints is not { } hint)
            {
                return;
            }

            fetches++;
            moved |= changed;
            var late = started >= hint.Last + CaughtUp;
            if (cached ? started >= hint.Last + CacheGivenUp : late && (moved || fetches >= FetchesAHint))
            {
                (hints, fetches, moved) = (null, 0, false);
            }
        }
    }

    /// <summary>The CMS gave no answer: try again soon, whatever was hinted.</summary>
    public void Failed(TimeSpan started)
    {
        lock (gate)
        {
            lastFetch = started;
            nextLook = started + Jitter(Earlier(poll, AfterFailure));
            (hints, fetches, moved) = (null, 0, false);
        }
    }

    /// <summary>Look again at a given moment.</summary>
    public void LookAt(TimeSpan moment)
    {
        lock (gate)
        {
            nextLook = moment;
            (hints, fetches, moved) = (null, 0, false);
        }
    }

    private static TimeSpan Earlier(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private TimeSpan Jitter(TimeSpan time) => time * (0.8 + (0.4 * chance()));
}
