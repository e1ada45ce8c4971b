using DitSite.Content;
using DitSite.Tests.Site;
using DitSite.Web.Consent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DitSite.Tests.Web.Consent;

/// <summary>A site that measures, for those who accept.</summary>
public sealed class ConsentSite : SiteFactory
{
    public const string MeasurementId = "G-TEST12345";

    public ConsentSite()
    {
        Settings["Analytics:MeasurementId"] = MeasurementId;
        Replacements = Outage.AddTo;
    }

    public DatabaseOutage Outage { get; } = new();
}

/// <summary>The control of every gate test: a site whose gate is always open, as if the question had never been asked.</summary>
public sealed class OpenGate(PublishedContent content, IOptions<AnalyticsOptions> options) : AnalyticsGate(content, options)
{
    public static void Install(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<AnalyticsGate, OpenGate>());

    protected override bool IsOpen(HttpContext context) => true;
}
