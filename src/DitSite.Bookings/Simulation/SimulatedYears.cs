using DitSite.Bookings.Letters;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Retention;
using DitSite.Bookings.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace DitSite.Bookings.Simulation;

/// <summary>Runs <see cref="PromiseSimulation"/> on a database of its own.</summary>
public static class SimulatedYears
{
    /// <summary>The first working Monday for which bank holidays are known.</summary>
    private static readonly DateTimeOffset Start = new(2020, 1, 6, 0, 0, 0, TimeSpan.Zero);

    /// <param name="configuration">With <c>Data:Folder</c>: an empty folder, absolute, which the caller deletes.</param>
    /// <param name="days">No new course is announced in the last 90, so that all are over at the end.</param>
    /// <param name="seed">The same seed gives the same years.</param>
    /// <param name="dropOneIn">As a control: one letter in so many is dropped by a mail server that said it took it. Null: none.</param>
    public static async Task<SimulationResult> RunAsync(IConfiguration configuration, int days, int seed, int? dropOneIn = null)
    {
        var random = new Random(seed);
        var clock = new VirtualClock(Start);
        var mail = new SimulatedMail(random, clock, dropOneIn);
        try
        {
            await using var services = Services(configuration, clock, mail);
            await services.GetRequiredService<BookingsStartup>().PrepareAsync();
            return await new PromiseSimulation(new(services, clock, mail, random)).RunAsync(days, seed);
        }
        finally
        {
            // Otherwise the files stay open, and the caller can't delete their folder everywhere.
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        }
    }

    private static ServiceProvider Services(IConfiguration configuration, VirtualClock clock, SimulatedMail mail)
    {
        var services = new ServiceCollection();
        services.AddSingleton(configuration);
        services.AddSingleton<IHostEnvironment>(new SimulatedEnvironment(configuration["Data:Folder"]!));
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<IMailTransport>(mail);
        services.AddLogging();
        services.AddBookings();
        services.AddSingleton<Housekeeping>();
        services.Configure<LetterOptions>(letters => (letters.SiteTitle, letters.PublicUrl) = ("Simulation", "https://simulation.invalid"));
        return services.BuildServiceProvider();
    }

    private sealed class SimulatedEnvironment(string folder) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Simulation";

        public string ApplicationName { get; set; } = "DitSite";

        public string ContentRootPath { get; set; } = folder;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
