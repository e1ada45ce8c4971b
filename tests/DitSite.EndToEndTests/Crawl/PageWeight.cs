using System.Collections.Concurrent;
using DitSite.EndToEndTests.Browsing;
using Microsoft.Playwright;

namespace DitSite.EndToEndTests.Crawl;

/// <summary>Bytes that cross the network on a first visit, as compressed by the server for a browser that takes brotli.</summary>
public sealed record PageWeight(int Page, int Style, int Script, int Other)
{
    /// <summary>Bytes of a first visit in all.</summary>
    public const int Limit = 30_000;

    public int Total => Page + Style + Script + Other;

    public static async Task<PageWeight> MeasureAsync(BrowserFixture browser, string address)
    {
        // The browser says what a page loads; the bytes are then counted as the server sends them.
        await using var visit = await browser.VisitAsync();
        var loaded = new ConcurrentBag<(string Kind, string Url)>();
        visit.Page.Request += (_, request) => loaded.Add((request.ResourceType, request.Url));
        await visit.Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });

        using var handler = new SocketsHttpHandler();
        Dictionary<string, int> bytes = [];
        foreach (var (kind, url) in loaded.Distinct())
        {
            bytes[kind] = bytes.GetValueOrDefault(kind) + await TransferredAsync(handler, url);
        }

        return new(Of("document"), Of("stylesheet"), Of("script"), bytes.Where(one => one.Key is not ("document" or "stylesheet" or "script")).Sum(one => one.Value));

        int Of(string kind) => bytes.GetValueOrDefault(kind);
    }

    public static async Task<int> TransferredAsync(HttpMessageHandler handler, string url)
    {
        using var client = new HttpClient(handler, disposeHandler: false);
        client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, deflate, br");
        using var response = await client.GetAsync(url);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadAsByteArrayAsync()).Length;
    }

    public override string ToString() => $"page {Page} + style {Style} + script {Script} = {Total} bytes (other: {Other})";
}
