using DitSite.Bookings;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Evidence;
using DitSite.Bookings.Letters;
using DitSite.Bookings.Operations;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DitSite.Tests.Bookings;

/// <summary>
/// Bookings alone, with a real database file. Its background loops do not run: a test sends mail and sweeps when it says so, so nothing
/// depends on timing.
/// </summary>
public sealed class BookingsHost : IAsyncDisposable
{
    private readonly TemporaryFolder folder;
    private readonly bool ownsFolder;
    private readonly ServiceProvider services;
    private readonly OtherDatabase? other = OtherDatabase.Current;

    private BookingsHost(TemporaryFolder folder, bool ownsFolder, ServiceProvider services)
    {
        this.folder = folder;
        this.ownsFolder = ownsFolder;
        this.services = services;
    }

    public static DateTimeOffset Now => TestClock.Start;

    public TestClock Clock { get; private init; } = new();

    public RecordedMail Mail { get; private init; } = new();

    public string DatabaseFile => Path.Combine(folder.Path, "bookings.db");

    public string Folder => folder.Path;

    /// <param name="interceptor">Stands between the real code and the database.</param>
    /// <param name="settings">Beyond the usual ones.</param>
    /// <param name="environment">Production by default.</param>
    /// <param name="realMail">Mail goes the way the settings say, not into <see cref="Mail"/>.</param>
    public static async Task<BookingsHost> StartAsync(
        IInterceptor? interceptor = null,
        Dictionary<string, string?>? settings = null,
        string environment = "Production",
        bool realMail = false,
        TemporaryFolder? folder = null,
        TestClock? clock = null,
        RecordedMail? mail = null)
    {
        var data = folder ?? new TemporaryFolder();
        clock ??= new();
        mail ??= new();
        if (OtherDatabase.Current is { } other)
        {
            settings = new(settings ?? []) { ["ConnectionStrings:Bookings"] = await other.ForAsync(data.Path) };
        }

        var services = Services(data, clock, settings, environment);
        if (interceptor is not null)
        {
            services.AddSingleton(interceptor);
        }

        if (!realMail)
        {
            services.AddSingleton<IMailTransport>(mail);
        }

        var host = new BookingsHost(data, folder is null, services.BuildServiceProvider()) { Clock = clock, Mail = mail };
        await host.Get<BookingsStartup>().PrepareAsync();
        return host;
    }

    /// <summary>Restores into a folder in which no site runs.</summary>
    public static async Task<string?> RestoreAsync(TemporaryFolder folder, string backup)
    {
        await using var services = Services(folder, new(), null, "Production").BuildServiceProvider();
        return await services.GetRequiredService<Restore>().RunAsync(backup);
    }

    /// <summary>Exchanges the key of evidence in a folder in which no site runs.</summary>
    /// <param name="reached">Told of each step; may stop there as a crash would.</param>
    internal static async Task RotateAsync(TemporaryFolder folder, Action<RotationStep> reached)
    {
        await using var services = Services(folder, new(), null, "Production").BuildServiceProvider();
        var rotation = services.GetRequiredService<EvidenceKeyRotation>();
        rotation.Reached = reached;
        await rotation.RunAsync();
    }

    /// <summary>A database by its connection string, with no host on it.</summary>
    public static BookingsDatabase DatabaseOf(TemporaryFolder folder, string connection) =>
        Services(folder, new(), new() { ["ConnectionStrings:Bookings"] = connection }, "Production").BuildServiceProvider().GetRequiredService<BookingsDatabase>();

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public Task<BookPlaceResult> BookAsync(BookPlace command) => Get<PlaceBooking>().BookPlaceAsync(command);

    /// <summary>Books, and fails the test if that was refused.</summary>
    public async Task<BookPlaceResult.Booked> BookedAsync(BookPlace command) => Assert.IsType<BookPlaceResult.Booked>(await BookAsync(command));

    public async Task<IReadOnlyList<PublishRefusal>> PublishAsync(params SellableRun[] runs) => (await Get<SellableRuns>().PublishAsync(runs)).Refusals;

    /// <summary>Sends everything that waits, and gives back what was sent since the test began.</summary>
    public async Task<IReadOnlyList<OutgoingMail>> SentMailAsync()
    {
        await Get<OutboxDispatcher>().SendDueAsync();
        return Mail.Sent;
    }

    public async Task<T> ReadAsync<T>(Func<BookingsContext, Task<T>> read)
    {
        await using var context = await Get<IDbContextFactory<BookingsContext>>().CreateDbContextAsync();
        return await read(context);
    }

    /// <summary>What the counters say, and what the rows say: they must agree.</summary>
    public Task<(int Taken, int Held, int Bookings, int Holds)> PlacesAsync(Guid run) => ReadAsync(async context =>
    {
        var row = await context.Runs.SingleAsync(r => r.RunKey == run);
        return (row.PlacesTaken, row.PlacesHeld, await context.Bookings.CountAsync(b => b.RunKey == run && b.State == BookingState.Booked), await context.Holds.CountAsync(h => h.RunKey == run));
    });

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (ownsFolder)
        {
            await (other?.GiveBackAsync(folder.Path) ?? Task.CompletedTask);
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Dispose();
        }
    }

    private static ServiceCollection Services(TemporaryFolder data, TestClock clock, Dictionary<string, string?>? settings, string environment)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Data:Folder"] = data.Path })
            .AddInMemoryCollection(settings ?? [])
            .Build());
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment(environment, data.Path));
        services.AddSingleton<TimeProvider>(clock);
        services.AddLogging();
        services.AddBookings();
        services.Configure<LetterOptions>(letters =>
        {
            letters.SiteTitle = "DIT test site";
            letters.PublicUrl = "https://dit.example.test";
            letters.FromEmail = "no-reply@provider.test";
            letters.BookingsEmail = "bookings@provider.test";
            letters.ContactEmail = "enquiries@provider.test";
        });
        return services;
    }

    private sealed class HostingEnvironment(string name, string root) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "DitSite.Tests";

        public string ContentRootPath { get; set; } = root;

        public Microsoft.Extensions.FileProviders.IFileProvider ContentRootFileProvider { get; set; } = new Microsoft.Extensions.FileProviders.NullFileProvider();
    }
}
