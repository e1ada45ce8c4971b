namespace DitSite.Tests;

/// <summary>A clock that stands still until a test moves it. Timers run in real time, so background loops go on.</summary>
public sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    /// <summary>The instant at which the facts in <c>tests/content</c> are written: before its upcoming runs, after its past ones.</summary>
    public static readonly DateTimeOffset Start = new(2027, 2, 1, 9, 0, 0, TimeSpan.Zero);

    private long utcTicks = now.UtcTicks;

    public TestClock()
        : this(Start)
    {
    }

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref utcTicks), TimeSpan.Zero);

    public void Advance(TimeSpan by) => Interlocked.Add(ref utcTicks, by.Ticks);

    public void SetUtcNow(DateTimeOffset instant) => Interlocked.Exchange(ref utcTicks, instant.UtcTicks);
}
