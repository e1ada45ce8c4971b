using DitSite.Content;
using DitSite.Content.Publishing;
using DitSite.Content.Umbraco;
using DitSite.Tests.Site;
using Microsoft.Extensions.Logging;

namespace DitSite.Tests.Content.Umbraco;

/// <summary>Content that was good, and a CMS that then fails in one way: what the site goes on serving, what it says and what it costs.</summary>
/// <param name="Name">Of the fault.</param>
/// <param name="Warnings">Log lines at warning or above.</param>
/// <param name="Reason">What the desk says.</param>
/// <param name="KeepsServing">The content served is still what it was.</param>
/// <param name="Recovers">With the fault gone, the next look clears it.</param>
/// <param name="Leaks">Log lines that hold a key.</param>
public sealed record FaultRun(string Name, IReadOnlyList<string> Warnings, string? Reason, bool KeepsServing, bool Recovers, IReadOnlyList<string> Leaks)
{
    private const string Key = "key-that-no-log-may-hold";

    public bool IsRight => Warnings.Count == 1 && Reason is not null && KeepsServing && Recovers && Leaks.Count == 0;

    /// <param name="looks">How often the CMS is looked at while it fails.</param>
    public static async Task<FaultRun> RunAsync(string name, int looks)
    {
        using var state = new TemporaryFolder();
        using var logs = new CapturedLogs();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(logs));
        using var umbraco = new StubUmbraco(StubUmbraco.DocumentsOf(Repository.TestContent));
        var options = new UmbracoOptions { BaseUrl = umbraco.Address, ApiKey = Key, TimeoutSeconds = 2, PollSeconds = 3600, LargestAnswerMegabytes = 2 };
        using var client = new DeliveryClient(options);
        var (clock, published, health, kept) = (new TestClock(), new PublishedContent(), new ContentHealth(), new LastGood(state.Path));
        using var source = new DeliveryApiSource(client, options, kept, clock, factory.CreateLogger<DeliveryApiSource>());
        using var refresh = new ContentRefresh(source, published, kept, health, clock, factory.CreateLogger<ContentRefresh>());
        // The stand-in takes its own key only, but it is not the key that is tried here.
        umbraco.Fault = context => AsKnown(context);
        await refresh.StartAsync(CancellationToken.None);
        var before = published.Current.Version;

        umbraco.Fault = Faults.All[name];
        for (var look = 0; look < looks; look++)
        {
            var failed = health.State.FailedAt;
            clock.Advance(TimeSpan.FromSeconds(1));
            source.Hint();
            await UntilAsync(() => health.State.FailedAt != failed);
        }

        var (reason, serving) = (health.State.LastFailure, published.Current.Version == before);
        umbraco.Fault = context => AsKnown(context);
        var recovers = await RecoversAsync(source, health);
        await refresh.StopAsync(CancellationToken.None);
        return new(
            name, [.. logs.Lines.Where(line => line.StartsWith("Warning", StringComparison.Ordinal) || line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal))],
            reason, serving, recovers, logs.Containing(Key));
    }

    private static Task<bool> AsKnown(Microsoft.AspNetCore.Http.HttpContext context)
    {
        context.Request.Headers["Api-Key"] = StubUmbraco.Key;
        return Task.FromResult(false);
    }

    // The pause after repeated failures may have to pass first.
    private static async Task<bool> RecoversAsync(DeliveryApiSource source, ContentHealth health)
    {
        for (var end = Environment.TickCount64 + 40_000; health.State.LastFailure is not null; await Task.Delay(500))
        {
            if (Environment.TickCount64 > end)
            {
                return false;
            }

            source.Hint();
        }

        return true;
    }

    private static async Task UntilAsync(Func<bool> reached)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!reached())
        {
            await Task.Delay(20, patience.Token);
        }
    }
}
