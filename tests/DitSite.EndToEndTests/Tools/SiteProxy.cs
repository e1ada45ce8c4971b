using System.Diagnostics;
using DitSite.Tests;

namespace DitSite.EndToEndTests.Tools;

/// <summary>A real nginx in front of several sites, with the configuration that the site is deployed with.</summary>
internal sealed class SiteProxy : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Process process;

    private SiteProxy(string program, IEnumerable<Uri> sites, int port)
    {
        var template = File.ReadAllText(Repository.PathOf("src", "DitSite.Web", "Deploy", "nginx", "site.conf.template"));
        var site = template
            .Replace("${LISTEN}", $"127.0.0.1:{port}", StringComparison.Ordinal)
            .Replace("${SITES}", string.Join(' ', sites.Select(address => $"server 127.0.0.1:{address.Port} max_fails=1 fail_timeout=2s;")), StringComparison.Ordinal)
            .Replace("${EXTRA}", "", StringComparison.Ordinal);
        File.WriteAllText(folder.File("nginx.conf"), Frame(site));
        process = Process.Start(new ProcessStartInfo(program, ["-p", folder.Path, "-c", folder.File("nginx.conf"), "-e", folder.File("error.log")]) { RedirectStandardError = true })!;
        Address = new($"http://localhost:{port}");
    }

    public Uri Address { get; }

    public static async Task<SiteProxy> StartAsync(Machine machine, IEnumerable<Uri> sites, int port)
    {
        var proxy = new SiteProxy(await Nginx.FindOrInstallAsync(machine), sites, port);
        using var http = new HttpClient();
        await Patience.UntilAsync(
            async () =>
            {
                try
                {
                    using var answer = await http.GetAsync(new Uri(proxy.Address, "/health/live"));
                    return answer.IsSuccessStatusCode;
                }
                catch (HttpRequestException) when (!proxy.process.HasExited)
                {
                    return false;
                }
            },
            isUp => isUp,
            seconds: 20);
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
        folder.Dispose();
    }

    /// <summary>What nginx wants around a site, with everything it writes in the folder.</summary>
    private string Frame(string site) => $$"""
        daemon off;
        {{(Environment.IsPrivilegedProcess && OperatingSystem.IsLinux() ? "user root;" : "")}}
        pid {{folder.Path}}/nginx.pid;
        worker_processes 1;
        events { worker_connections 1024; }
        http {
          access_log off;
          client_body_temp_path {{folder.Path}}/body;
          proxy_temp_path {{folder.Path}}/proxy;
          fastcgi_temp_path {{folder.Path}}/fastcgi;
          uwsgi_temp_path {{folder.Path}}/uwsgi;
          scgi_temp_path {{folder.Path}}/scgi;
          {{site}}
        }
        """;
}
