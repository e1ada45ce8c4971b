using System.Diagnostics;
using DitSite.Tests;

namespace DitSite.EndToEndTests.Tools;

/// <summary>A real nginx on a loopback port: a cache in front of the site, or what several sites are deployed behind.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    private readonly TemporaryFolder folder;
    private readonly Process process;

    private Nginx(TemporaryFolder folder, Process process, string address) => (this.folder, this.process, Address) = (folder, process, address);

    public string Address { get; }

    public static async Task<string> FindOrInstallAsync(Machine machine) =>
        Find(machine)
        ?? (await machine.InstallWithAptAsync("nginx-light") ? Find(machine) : null)
        ?? throw new MissingToolException("The tests of shared caches need nginx: install it (on Debian, 'apt-get install nginx-light' as root; on a Mac, 'brew install nginx') and run the tests again.");

    /// <summary>A cache that is told to store whatever the site says.</summary>
    /// <param name="site">Address of the site behind it.</param>
    /// <param name="ignored">Headers of the site that the cache disregards.</param>
    public static Task<Nginx> CacheAsync(Machine machine, string site, int port, string ignored) =>
        StartAsync(machine, $"http://127.0.0.1:{port}", folder => Cache(folder, new(site), port, ignored));

    /// <summary>In front of several sites, with the configuration that they are deployed with.</summary>
    public static Task<Nginx> ProxyAsync(Machine machine, IEnumerable<Uri> sites, int port) =>
        StartAsync(machine, $"http://localhost:{port}", _ => File.ReadAllText(Repository.PathOf("src", "DitSite.Web", "Deploy", "nginx", "site.conf.template"))
            .Replace("${LISTEN}", $"127.0.0.1:{port}", StringComparison.Ordinal)
            .Replace("${SITES}", string.Join(' ', sites.Select(address => $"server 127.0.0.1:{address.Port} max_fails=1 fail_timeout=2s;")), StringComparison.Ordinal)
            .Replace("${EXTRA}", "", StringComparison.Ordinal));

    /// <param name="http">What stands in the block of that name, given a folder for what nginx writes.</param>
    private static async Task<Nginx> StartAsync(Machine machine, string address, Func<string, string> http)
    {
        var program = await FindOrInstallAsync(machine);
        var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("nginx.conf"), Frame(folder.Path, http(folder.Path)));
        var process = Process.Start(new ProcessStartInfo(program, ["-p", folder.Path, "-c", folder.File("nginx.conf"), "-e", folder.File("error.log")]) { RedirectStandardError = true })!;
        var nginx = new Nginx(folder, process, address);
        await nginx.WaitAsync();
        return nginx;
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

    private static string? Find(Machine machine) =>
        ((string[])["/usr/sbin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx"]).FirstOrDefault(machine.FileExists) ?? machine.OnPath("nginx");

    /// <summary>What nginx wants around every configuration, with everything it writes in the folder.</summary>
    private static string Frame(string folder, string http) => $$"""
        daemon off;
        {{(Environment.IsPrivilegedProcess && OperatingSystem.IsLinux() ? "user root;" : "")}}
        pid {{folder}}/nginx.pid;
        events { worker_connections 1024; }
        http {
          access_log off;
          client_body_temp_path {{folder}}/body;
          proxy_temp_path {{folder}}/proxy;
          fastcgi_temp_path {{folder}}/fastcgi;
          uwsgi_temp_path {{folder}}/uwsgi;
          scgi_temp_path {{folder}}/scgi;
          {{http}}
        }
        """;

    private static string Cache(string folder, Uri site, int port, string ignored) => $$"""
        proxy_cache_path {{folder}}/cache keys_zone=pages:1m;
        server {
          listen 127.0.0.1:{{port}};
          location / {
            proxy_pass http://127.0.0.1:{{site.Port}};
            proxy_set_header Host {{site.Authority}};
            proxy_cache pages;
            proxy_cache_valid 200 10m;
            proxy_ignore_headers {{ignored}};
            add_header X-Cache $upstream_cache_status always;
          }
        }
        """;

    private async Task WaitAsync()
    {
        using var http = new HttpClient();
        for (var tries = 0; tries < 400; tries++)
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"nginx did not start: {await process.StandardError.ReadToEndAsync()}");
            }

            try
            {
                using var response = await http.GetAsync(Address + "/health/live");
                if (response.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(50);
        }

        throw new TimeoutException("nginx did not answer within twenty seconds.");
    }
}
