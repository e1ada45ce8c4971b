using DitSite.Bookings;
using DitSite.Bookings.Evidence;
using DitSite.Bookings.Operations;
using DitSite.Bookings.Storage;
using DitSite.Content.Facts;

namespace DitSite.Web.Commands;

/// <summary><c>backup &lt;file&gt;</c>, <c>restore &lt;file&gt;</c>, <c>migrate</c>, <c>move --from &lt;file&gt; --to &lt;connection string&gt;</c> and <c>rotate-evidence-key</c>: exit 0 when done, 1 with a sentence when refused, 2 when mistyped.</summary>
internal static class DatabaseCommands
{
    public static Task<int> BackupAsync(string[] args) =>
        RunAsync(args, async (services, file) =>
        {
            await services.GetRequiredService<Backup>().RunAsync(file);
            Console.WriteLine($"Bookings are backed up to {Path.GetFullPath(file)}.");
        });

    public static Task<int> RestoreAsync(string[] args) =>
        RunAsync(args, async (services, file) =>
        {
            var former = await services.GetRequiredService<Restore>().RunAsync(file);
            Console.WriteLine($"Bookings are restored from {Path.GetFullPath(file)}." + (former is null ? "" : $" The former database is kept at {former}."));
        });

    public static Task<int> MigrateAsync(string[] args) =>
        RunAsync(args[1..], async services =>
        {
            var applied = await services.GetRequiredService<Migrator>().MigrateAsync();
            Console.WriteLine(applied.Count == 0 ? "The bookings database has this program's version already." : $"Applied to the bookings database: {string.Join(", ", applied)}.");
        });

    public static async Task<int> MoveAsync(string[] args)
    {
        if (args is not [_, "--from", var file, "--to", var server, .. var settings] || file.StartsWith('-') || server.StartsWith('-'))
        {
            await Console.Error.WriteLineAsync("Usage: move --from <SQLite file> --to <connection string of PostgreSQL>");
            return 2;
        }

        if (!File.Exists(file))
        {
            await Console.Error.WriteLineAsync($"There is no file {Path.GetFullPath(file)}.");
            return 1;
        }

        return await RunAsync([.. settings, $"--ConnectionStrings:Bookings=Data Source={Path.GetFullPath(file)}"], from =>
            RunAsync([.. settings, $"--ConnectionStrings:Bookings={server}"], async to =>
            {
                var moved = await new Move(from.GetRequiredService<BookingsDatabase>(), to.GetRequiredService<BookingsDatabase>(), to.GetRequiredService<TimeProvider>()).RunAsync();
                Console.WriteLine($"{UkText.Count((int)moved.Rows, "row")} of {moved.Tables} tables are moved and compared. Every site on the new database needs the same key files: Bookings:KeyFile and Evidence:KeyFile.");
            }));
    }

    public static Task<int> RotateEvidenceKeyAsync(string[] args) =>
        RunAsync(args[1..], async services =>
        {
            var result = await services.GetRequiredService<EvidenceKeyRotation>().RunAsync();
            Console.WriteLine($"A new key is in use for {UkText.Count(result.Files, "file")}: back it up apart from the database. The former key is at {result.FormerKey}; copies of the database made until now need it. Destroy it with the last of them.");
        });

    private static Task<int> RunAsync(string[] args, Func<IServiceProvider, string, Task> work)
    {
        if (args is [_, var file, .. var settings] && !file.StartsWith('-'))
        {
            return RunAsync(settings, services => work(services, file));
        }

        Console.Error.WriteLine($"Say which file: {args[0]} <file>");
        return Task.FromResult(2);
    }

    private static Task<int> RunAsync(string[] settings, Func<IServiceProvider, Task> work) =>
        RunAsync(settings, async services =>
        {
            await work(services);
            return 0;
        });

    private static async Task<int> RunAsync(string[] settings, Func<IServiceProvider, Task<int>> work)
    {
        var builder = WebApplication.CreateBuilder(settings);
        builder.Services.AddBookings();
        await using var app = builder.Build();
        try
        {
            return await work(app.Services);
        }
        catch (Exception refused) when (refused is OperationRefusedException or DatabaseTooNewException)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
        catch (Exception fault) when (app.Services.GetRequiredService<BookingsDatabase>().IsAway(fault))
        {
            await Console.Error.WriteLineAsync($"The bookings database can't be reached. ({fault.GetBaseException().Message})");
            return 1;
        }
    }
}
