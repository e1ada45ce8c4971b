using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace DitSite.EndToEndTests.Browsing;

/// <summary>
/// Waits for a page to be there. Playwright's own waits for an address or a load state look first and listen afterwards, on another thread
/// than the one that hears the browser: on a busy machine the event falls between the two, and the wait never ends.
/// </summary>
internal static class Arrival
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="pattern">The whole address; <c>**</c> stands for anything.</param>
    public static Task ArriveAsync(this IPage page, string pattern)
    {
        var address = new Regex("^" + Regex.Escape(pattern).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal) + "$", RegexOptions.CultureInvariant);
        return page.ArriveAsync(address.IsMatch, pattern);
    }

    public static async Task ArriveAsync(this IPage page, Func<string, bool> at, string expected = "another address")
    {
        for (var deadline = Environment.TickCount64 + (long)Patience.TotalMilliseconds; Environment.TickCount64 < deadline; await Task.Delay(15))
        {
            if (at(page.Url) && await IsLoadedAsync(page))
            {
                return;
            }
        }

        throw new TimeoutException($"Waited {Patience.TotalSeconds} s for {expected}; the page is {page.Url}.");
    }

    private static async Task<bool> IsLoadedAsync(IPage page)
    {
        try
        {
            return await page.EvaluateAsync<bool>("document.readyState === 'complete'");
        }
        catch (PlaywrightException)
        {
            // The document went away while it was asked: the next one is on its way.
            return false;
        }
    }
}
