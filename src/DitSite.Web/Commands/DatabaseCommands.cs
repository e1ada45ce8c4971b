using DitSite.Bookings;
using DitSite.Bookings.Evidence;
using DitSite.Bookings.Operations;
using DitSite.Bookings.Storage;
using DitSite.Content.Facts;

namespace DitSite.Web.Commands;

/// <summary><c>backup &lt;file&gt;</c>, <c>restore &lt;file&gt;</c> and <c>rotate-evidence-key</c>: exit 0 when done, 1 with a sentence when refused, 2 when mistyped.</summary>
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

    private static async Task<int> RunAsync(string[] settings, Func<IServiceProvider, Task> work)
    {
        var builder = WebApplication.CreateBuilder(settings);
        builder.Services.AddBookings();
        await using var app = builder.Build();
        try
        {
            await work(app.Services);
            return 0;
        }
        catch (Exception refused) when (refused is OperationRefusedException or DatabaseTooNewException)
        {
            Console.Error.WriteLine(refused.Message);
            return 1;
        }
    }
}
