using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace DitSite.Tests.Content.Umbraco;

/// <summary>Ways in which a CMS fails, over real HTTP. Each takes the answer over.</summary>
public static class Faults
{
    private const int Megabyte = 1024 * 1024;

    public static IReadOnlyDictionary<string, Func<HttpContext, Task<bool>>> All { get; } = new Dictionary<string, Func<HttpContext, Task<bool>>>
    {
        ["silent"] = context => HangAsync(context),
        ["a byte a second"] = DripAsync,
        ["cut off"] = CutOffAsync,
        ["closed at once"] = context => { context.Abort(); return Task.FromResult(true); },
        ["status 500"] = context => Status(context, 500),
        ["status 503"] = context => Status(context, 503),
        ["status 429"] = context => Status(context, 429),
        ["key refused"] = context => Status(context, 401),
        ["not found"] = context => Status(context, 404),
        ["redirect to itself"] = context => { context.Response.Redirect(context.Request.Path + context.Request.QueryString); return Task.FromResult(true); },
        ["redirect elsewhere"] = context => { context.Response.Redirect("http://127.0.0.1:9/elsewhere", permanent: true); return Task.FromResult(true); },
        ["a web page"] = context => TextAsync(context, "text/html", "<h1>Sign in</h1>"),
        ["no JSON"] = context => TextAsync(context, "application/json", "{\"total\":1,\"items\":[{"),
        ["no list"] = context => TextAsync(context, "application/json", "{\"total\":1,\"items\":{}}"),
        ["a string"] = context => TextAsync(context, "application/json", "\"The Start-Item could not be found\""),
        ["nothing"] = context => TextAsync(context, "application/json", ""),
        ["deep"] = context => TextAsync(context, "application/json", "{\"items\":" + new string('[', 5000) + new string(']', 5000) + "}"),
        ["empty list"] = context => TextAsync(context, "application/json", "{\"total\":0,\"items\":[]}"),
        ["numbers for items"] = context => TextAsync(context, "application/json", "{\"total\":3,\"items\":[1,2,3]}"),
        ["endless pages"] = EndlessAsync,
        ["50 MB"] = context => FloodAsync(context, 50 * Megabyte),
        ["50 MB packed"] = PackedAsync,
        ["no gzip after all"] = NotPackedAsync,
    };

    private static Task<bool> Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.FromResult(true);
    }

    private static async Task<bool> TextAsync(HttpContext context, string type, string text)
    {
        context.Response.ContentType = type;
        await context.Response.WriteAsync(text);
        return true;
    }

    private static async Task<bool> HangAsync(HttpContext context)
    {
        await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return true;
    }

    private static async Task<bool> DripAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.WriteAsync(" ");
            await context.Response.Body.FlushAsync();
            await Task.Delay(1000, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return true;
    }

    private static async Task<bool> CutOffAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = 10_000;
        await context.Response.WriteAsync("{\"total\":1,\"items\":[");
        await context.Response.Body.FlushAsync();
        context.Abort();
        return true;
    }

    // Every page is full and ends where the next begins.
    private static async Task<bool> EndlessAsync(HttpContext context)
    {
        var take = int.Parse(context.Request.Query["take"]!, System.Globalization.CultureInfo.InvariantCulture);
        var skip = int.Parse(context.Request.Query["skip"]!, System.Globalization.CultureInfo.InvariantCulture);
        var items = Enumerable.Range(skip, take).Select(index => (JsonNode)new JsonObject { ["id"] = new Guid(index, 0, 0, new byte[8]).ToString(), ["contentType"] = "folder", ["name"] = "x" });
        return await TextAsync(context, "application/json", new JsonObject { ["total"] = 7, ["items"] = new JsonArray([.. items]) }.ToJsonString());
    }

    private static async Task<bool> FloodAsync(HttpContext context, int size)
    {
        context.Response.ContentType = "application/json";
        var spaces = Encoding.UTF8.GetBytes(new string(' ', 64 * 1024));
        try
        {
            for (var sent = 0; sent < size && !context.RequestAborted.IsCancellationRequested; sent += spaces.Length)
            {
                await context.Response.Body.WriteAsync(spaces, context.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            // The client has had enough, as it should.
        }

        return true;
    }

    private static async Task<bool> PackedAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        context.Response.Headers.ContentEncoding = "gzip";
        await using var packed = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
        var spaces = Encoding.UTF8.GetBytes(new string(' ', Megabyte));
        for (var sent = 0; sent < 50; sent++)
        {
            await packed.WriteAsync(spaces);
        }

        return true;
    }

    private static async Task<bool> NotPackedAsync(HttpContext context)
    {
        context.Response.Headers.ContentEncoding = "gzip";
        return await TextAsync(context, "application/json", "{\"total\":0,\"items\":[]}");
    }
}
