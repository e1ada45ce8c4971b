using Microsoft.Extensions.Options;

namespace DitSite.Web.Staff.SignIn;

/// <summary>Prints the one-time link when the site has started. To the console, not the log: logs are kept and shipped.</summary>
internal sealed class OneTimeLinkPrinter(OneTimeLink link, IHostApplicationLifetime lifetime, IOptions<SiteOptions> site) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (link.IsOffered)
        {
            lifetime.ApplicationStarted.Register(() => Console.WriteLine(
                $"""

                No sign-in provider is configured. For the next {OneTimeLink.Lifetime.TotalMinutes:0} minutes this link, used once on this machine, opens the desk:
                  {site.Value.Absolute(StaffLinks.OneTimeLink)}?token={link.Create()}

                """));
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
