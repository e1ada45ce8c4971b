using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace DitSite.Tests.Site;

/// <summary>
/// The whole site in memory: real pipeline, real database file, Production environment, the facts of <c>tests/content</c>.
/// Only the clock, the mail transport and the network are not real.
/// </summary>
public class SiteFactory : WebApplicationFactory<Program>
{
    /// <summary>Says which address a request comes from, where limits are per client address.</summary>
    public const string ClientAddressHeader = "X-Test-Client-Address";

    private readonly TemporaryFolder data = new();

    /// <summary>Settings beyond the usual ones, set before the first request.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    /// <summary>What a test puts in beside or in place of the site's own parts.</summary>
    public Action<IServiceCollection>? Replacements { get; set; }

    public TestClock Clock { get; } = new();

    public CapturedLogs Logs { get; } = new();

    public CapturedMail Mail { get; } = new();

    /// <summary>Where this site keeps its database and other files.</summary>
    public string DataFolder => data.Path;

    public string ContentFolder { get; init; } = Repository.TestContent;

    public string EnvironmentName { get; init; } = "Production";

    /// <summary>A browser of its own: cookies kept, redirects not followed.</summary>
    public SiteClient Browse(string clientAddress = "198.51.100.7")
    {
        var client = CreateClient(new() { BaseAddress = new("https://localhost"), AllowAutoRedirect = false, HandleCookies = true });
        client.DefaultRequestHeaders.Add(ClientAddressHeader, clientAddress);
        return new(client);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // Said here, because only test projects carry a list of where programs keep their files; the proofs are a program.
        builder.UseContentRoot(Repository.PathOf("src", "DitSite.Web"));
        builder.UseEnvironment(EnvironmentName);
        foreach (var (key, value) in UsualSettings().Concat(Settings))
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Logs));
        builder.ConfigureServices(services => services.AddSingleton<IStartupFilter, ClientAddress>());
        builder.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)));
        builder.ConfigureServices(Mail.Replace);
        builder.ConfigureServices(services => Replacements?.Invoke(services));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            data.Dispose();
        }
    }

    private Dictionary<string, string?> UsualSettings() => new()
    {
        ["Site:PublicUrl"] = "https://localhost",
        ["Site:ContactEmail"] = "enquiries@provider.test",
        ["Site:BookingsEmail"] = "bookings@provider.test",
        ["Site:FromEmail"] = "no-reply@provider.test",
        ["Smtp:Host"] = "smtp.provider.test",
        ["Content:Folder"] = ContentFolder,
        ["Content:QuietStartSeconds"] = "0",
        ["Bookings:QuietStartSeconds"] = "0",
        ["Data:Folder"] = data.Path,
        ["ConnectionStrings:Bookings"] = $"Data Source={data.File("bookings.db")}",
        ["Bookings:KeyFile"] = data.File("bookings.key"),
        ["Evidence:KeyFile"] = data.File("evidence.key"),
        ["Bookings:MailFolder"] = data.File("mail"),
    };

    private sealed class ClientAddress : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                var address = context.Request.Headers[ClientAddressHeader].ToString();
                context.Connection.RemoteIpAddress ??= IPAddress.TryParse(address, out var given) ? given : IPAddress.Loopback;
                return rest(context);
            });
            next(app);
        };
    }
}
