using System.Diagnostics;
using System.Globalization;
using DitSite.EndToEndTests.Browsing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DitSite.Benchmarks.Pages;

/// <summary>The limit: Kestrel answering finished bytes from memory with a validator, and nothing else. A program of its own, like the site.</summary>
internal sealed class BareServer : IDisposable
{
    public const string Verb = "answer";

    private readonly Process process;

    private BareServer(Process process, string address) => (this.process, Address) = (process, address);

    public string Address { get; }

    /// <param name="arguments">Port, file, its encoding, its validator.</param>
    public static async Task RunAsync(string[] arguments)
    {
        var (bytes, encoding, tag) = (await File.ReadAllBytesAsync(arguments[1]), arguments[2], arguments[3]);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{arguments[0]}").ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        await using var app = builder.Build();
        app.Run(context =>
        {
            var response = context.Response;
            response.Headers.ETag = tag;
            if (context.Request.Headers.IfNoneMatch == tag)
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }

            response.ContentType = "text/html; charset=utf-8";
            response.Headers.ContentEncoding = encoding;
            response.ContentLength = bytes.Length;
            return response.Body.WriteAsync(bytes, 0, bytes.Length);
        });
        await app.RunAsync();
    }

    public static async Task<BareServer> StartAsync(string file, string encoding, string tag)
    {
        var port = LiveSite.FreePort();
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Verb, port.ToString(CultureInfo.InvariantCulture), file, encoding, tag]))!;
        var server = new BareServer(process, $"http://127.0.0.1:{port}");
        using var client = new HttpClient();
        for (var deadline = Environment.TickCount64 + 30_000; ; await Task.Delay(10))
        {
            try
            {
                using var response = await client.GetAsync(server.Address);
                return server;
            }
            catch (HttpRequestException) when (Environment.TickCount64 < deadline)
            {
                // It does not listen yet.
            }
        }
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
