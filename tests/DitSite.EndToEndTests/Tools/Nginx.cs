using System.Diagnostics;
using DitSite.Tests;

namespace DitSite.EndToEndTests.Tools;

/// <summary>A real nginx on a loopback port, as a cache in front of the site that is told to store whatever the site says.</summary>
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

    /// <param name="site">Address of the site behind it.</param>
    /// <param name="ignored">Headers of the site that the cache disregards.</param>
    public static async Task<Nginx> StartAsync(Machine machine, string site, int port, string ignored)
    {
        var program = await FindOrInstallAsync(machine);
        var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("nginx.conf"), Configuration(folder.Path, new(site), port, ignored));
        var process = Process.Start(new ProcessStartInfo(program, ["-p", folder.Path, "-c", folder.File("nginx.conf"), "-e", folder.File("error.log")]) { RedirectStandardError = true })!;
        var nginx = new Nginx(folder, process, $"http://127.0.0.1:{port}");
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

    private static string Configuration(string folder, Uri site, int port, string ignored) => $$"""
        daemon off;
        {{(Environment.IsPrivilegedProcess && OperatingSystem.IsLinux() ? "user root;" : "")}}
        pid {{folder}}/nginx.pid;
        events { worker_connections 64; }
        http {
          access_log off;
          client_body_temp_path {{folder}}/body;
          proxy_temp_path {{folder}}/proxy;
          fastcgi_temp_path {{folder}}/fastcgi;
          uwsgi_temp_path {{folder}}/uwsgi;
          scgi_temp_path {{folder}}/scgi;
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
        }
        """;

    private async Task WaitAsync()
    {
        using var http = new HttpClient();
        for (var tries = 0; tries < 100; tries++)
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"nginx did not start: {await process.StandardError.ReadToEndAsync()}");
            }

            try
            {
                using var response = await http.GetAsync(Address + "/health/live");
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50);
            }
        }

        throw new TimeoutException("nginx did not answer within five seconds.");
    }
}
