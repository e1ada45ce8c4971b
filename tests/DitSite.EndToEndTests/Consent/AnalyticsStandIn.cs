using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace DitSite.EndToEndTests.Consent;

/// <summary>
/// Takes the place of everything outside the site: nothing leaves the machine, and every attempt is written down. The analytics
/// script it serves does what Google's does as far as it matters here: sets its cookies as configured, reports, goes on doing
/// both while the page is open, and stops for <c>ga-disable-…</c>.
/// </summary>
internal sealed class AnalyticsStandIn
{
    private const string Script = """
        (() => {
          const id = new URL(document.currentScript.src).searchParams.get("id");
          const settings = { cookie_domain: location.hostname.split(".").slice(-2).join("."), cookie_expires: 63072000, cookie_flags: "" };
          const off = () => window["ga-disable-" + id] === true;
          let running = false;
          const work = () => {
            if (off()) { return; }
            const domain = settings.cookie_domain === "none" ? "" : "; Domain=" + settings.cookie_domain;
            const rest = "; Path=/; Max-Age=" + settings.cookie_expires + domain + "; " + settings.cookie_flags;
            document.cookie = "_ga=GA1.1.1234.5678" + rest;
            document.cookie = "_ga_" + id.slice(2) + "=GS2.1.s1" + rest;
            fetch("https://region1.google-analytics.com/g/collect?tid=" + id + "&dl=" + encodeURIComponent(settings.page_location ?? location.href), { method: "POST", mode: "no-cors" }).catch(() => {});
          };
          const read = (command) => {
            if (command[0] === "consent") { window.consentOnStart = JSON.stringify(command[2]); }
            if (command[0] !== "config") { return; }
            Object.assign(settings, command[2]);
            if (!running) { running = true; work(); setInterval(work, 200); }
          };
          const layer = window.dataLayer = window.dataLayer || [];
          layer.forEach(read);
          layer.push = (command) => { Array.prototype.push.call(layer, command); read(command); };
        })();
        """;

    private readonly ConcurrentQueue<(string Url, long At)> requests = new();

    /// <summary>Addresses outside the site that were asked for.</summary>
    public IReadOnlyList<string> Requests => [.. requests.Select(request => request.Url)];

    public IReadOnlyList<string> Since(long ticks) => [.. requests.Where(request => request.At >= ticks).Select(request => request.Url)];

    public static async Task<AnalyticsStandIn> InstallAsync(IBrowserContext context, Uri site)
    {
        var standIn = new AnalyticsStandIn();
        await context.RouteAsync(url => new Uri(url).Authority != site.Authority, standIn.AnswerAsync);
        return standIn;
    }

    /// <summary>Waits until there is one request more that fits; at most ten seconds.</summary>
    public async Task<bool> SeesAsync(string part, long since = 0)
    {
        for (var deadline = Environment.TickCount64 + 10_000; Environment.TickCount64 < deadline; await Task.Delay(25))
        {
            if (Since(since).Any(url => url.Contains(part, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private Task AnswerAsync(IRoute route)
    {
        requests.Enqueue((route.Request.Url, Environment.TickCount64));
        return route.Request.Url.StartsWith("https://www.googletagmanager.com/gtag/js", StringComparison.Ordinal)
            ? route.FulfillAsync(new() { ContentType = "text/javascript", Body = Script })
            : route.FulfillAsync(new() { Status = 204, Headers = new Dictionary<string, string> { ["Access-Control-Allow-Origin"] = "*" } });
    }
}
