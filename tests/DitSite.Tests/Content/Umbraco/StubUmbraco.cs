using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using DitSite.Content.Documents;
using DitSite.Content.Embedded;
using Microsoft.AspNetCore.Http;

namespace DitSite.Tests.Content.Umbraco;

/// <summary>Stands in for Umbraco: its Delivery API and its media, over real HTTP, in the shapes that were recorded. A test makes it fail.</summary>
public sealed class StubUmbraco : IDisposable
{
    public const string Key = "stub-delivery-key-that-nobody-else-has";
    public const string Secret = "stub-webhook-secret-of-forty-characters!";

    private static readonly string[] KnownSorts = ["createDate", "updateDate", "level", "name", "sortOrder"];

    private readonly LoopbackServer server;

    public StubUmbraco(IEnumerable<ContentDocument> published)
    {
        Published = [.. published];
        server = new(AnswerAsync);
    }

    public string Address => server.Address;

    /// <summary>What a list answers. It is swapped whole.</summary>
    public IReadOnlyList<ContentDocument> Published { get; set; }

    /// <summary>Lists these instead, where they come from somewhere else.</summary>
    internal Func<IReadOnlyList<JsonObject>>? Items { get; init; }

    /// <summary>What a list of drafts answers as well.</summary>
    public IReadOnlyList<JsonObject> Drafts { get; set; } = [];

    /// <summary>Takes an answer over: true where it has answered.</summary>
    public Func<HttpContext, Task<bool>>? Fault { get; set; }

    /// <summary>Whether answers come out of the output cache, as their <c>Age</c> says.</summary>
    public bool IsCached { get; set; }

    /// <summary>Media files by path below the address, with their type.</summary>
    public ConcurrentDictionary<string, (string Type, byte[] Bytes)> Media { get; } = new();

    /// <summary>Every request, as <c>/path?query</c>.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public int Lists => Requests.Count(request => request.Contains("skip=0", StringComparison.Ordinal));

    public static IReadOnlyList<ContentDocument> DocumentsOf(string folder)
    {
        using var source = new EmbeddedSource(folder, showSamples: false);
        return source.ReadAsync(CancellationToken.None).GetAwaiter().GetResult().Documents;
    }

    public void Dispose() => server.Dispose();

    private async Task AnswerAsync(HttpContext context)
    {
        Requests.Enqueue(context.Request.Path + context.Request.QueryString);
        if (Fault is { } fault && await fault(context))
        {
            return;
        }

        var path = context.Request.Path.Value!;
        if (Media.TryGetValue(path + context.Request.QueryString, out var file) || Media.TryGetValue(path, out file))
        {
            context.Response.ContentType = file.Type;
            await context.Response.Body.WriteAsync(file.Bytes);
        }
        else if (path == "/umbraco/delivery/api/v2/content")
        {
            await ListAsync(context);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private async Task ListAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var preview = request.Headers["Preview"] == "true";
        response.Headers.Vary = "Accept-Language, Accept-Segment, Preview, Start-Item";
        response.Headers["api-supported-versions"] = "2.0";
        if (request.Headers["Api-Key"].ToString() is var key && key != Key && (preview || key.Length > 0))
        {
            response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var sorts = request.Query["sort"];
        if (sorts.Any(sort => !KnownSorts.Contains(sort?.Split(':')[0]) || sort!.Split(':').Length != 2))
        {
            response.StatusCode = StatusCodes.Status400BadRequest;
            await WriteAsync(context, new JsonObject { ["type"] = "Error", ["title"] = "Sort option not found", ["status"] = 400, ["detail"] = "One of the attempted 'sort' options does not exist" }, "application/problem+json");
            return;
        }

        var items = (Items?.Invoke().Select(item => (JsonObject)item.DeepClone()) ?? new StubItems(Published).All).Concat(preview ? Drafts.Select(draft => (JsonObject)draft.DeepClone()) : []).ToList();
        if (request.Query["fetch"].ToString() is { Length: > 0 } fetch)
        {
            items = Ancestors(items, fetch.Replace("ancestors:", "", StringComparison.Ordinal));
        }

        var skip = int.Parse(request.Query["skip"].FirstOrDefault() ?? "0", CultureInfo.InvariantCulture);
        var take = int.Parse(request.Query["take"].FirstOrDefault() ?? "10", CultureInfo.InvariantCulture);
        // Recorded so: past the end the total is 0.
        var total = skip >= items.Count || take == 0 ? 0 : items.Count;
        if (IsCached)
        {
            response.Headers.Age = "0";
        }

        await WriteAsync(context, new JsonObject { ["total"] = total, ["items"] = new JsonArray([.. items.Skip(skip).Take(take)]) }, "application/json");
    }

    // A draft's parents, by the one thing the stub knows of them: what its test says.
    private List<JsonObject> Ancestors(List<JsonObject> items, string id) =>
        Drafts.FirstOrDefault(draft => draft["id"]!.GetValue<string>() == id)?["stubParent"] is { } parent
            ? [.. items.Where(item => item["id"]!.GetValue<string>() == parent.GetValue<string>())] : [];

    private static async Task WriteAsync(HttpContext context, JsonObject json, string type)
    {
        context.Response.ContentType = type + "; charset=utf-8";
        var bytes = Encoding.UTF8.GetBytes(json.ToJsonString());
        if (!context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal))
        {
            await context.Response.Body.WriteAsync(bytes);
            return;
        }

        context.Response.Headers.ContentEncoding = "gzip";
        await using var packed = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
        await packed.WriteAsync(bytes);
    }
}
