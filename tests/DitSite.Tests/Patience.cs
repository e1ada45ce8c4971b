namespace DitSite.Tests;

/// <summary>Waits for what comes in its own time.</summary>
internal static class Patience
{
    /// <summary>Looks again and again until what is seen is what was waited for; fails with what was seen last.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> look, Func<T, bool> reached, int seconds = 60)
    {
        for (var end = Environment.TickCount64 + (seconds * 1000L); ; await Task.Delay(50))
        {
            var seen = await look();
            if (reached(seen))
            {
                return seen;
            }

            Assert.True(Environment.TickCount64 < end, $"Not reached within {seconds} s: {seen}");
        }
    }
}
