using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DitSite.Tests.Content.Umbraco;

/// <summary>A real HTTP server on this machine, on a port of its own.</summary>
public sealed class LoopbackServer : IDisposable
{
    private readonly WebApplication app;

    public LoopbackServer(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        app = builder.Build();
        app.Run(answer);
        app.StartAsync().GetAwaiter().GetResult();
        Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
    }

    public string Address { get; }

    public void Dispose()
    {
        using var now = new CancellationTokenSource(0);
        try
        {
            app.StopAsync(now.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            // Answers that hang on purpose are cut off.
        }

        ((IDisposable)app).Dispose();
    }
}
