using DitSite.EndToEndTests.Browsing;
using DitSite.Tests.Web.Consent;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.EndToEndTests.Consent;

/// <summary>The tests of cookie choices: they mostly wait for what must not happen, so they run in a browser of their own.</summary>
[CollectionDefinition(Name)]
public sealed class ConsentCollection : ICollectionFixture<BrowserFixture>, ICollectionFixture<MeasuringSite>
{
    public const string Name = "consent";
}

/// <summary>Sites that measure those who accept, on a host with parent domains: one as it is, one with its gate taken away.</summary>
public sealed class MeasuringSite : IAsyncLifetime
{
    public LiveSite Live { get; } = Measuring(_ => { });

    /// <summary>The control: analytics for everybody, as if nobody had to be asked.</summary>
    public LiveSite WithoutGate { get; } = Measuring(OpenGate.Install);

    public static LiveSite Measuring(Action<IServiceCollection> replacements, string? contentFolder = null) => new("www.dit.localhost")
    {
        ContentFolder = contentFolder ?? Tests.Repository.TestContent,
        Settings = { ["Analytics:MeasurementId"] = ConsentSite.MeasurementId },
        Replacements = services =>
        {
            BreakOnPurpose.Install(services);
            replacements(services);
        },
    };

    public Task InitializeAsync()
    {
        Live.StartServer();
        WithoutGate.StartServer();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await Live.DisposeAsync();
        await WithoutGate.DisposeAsync();
    }
}
