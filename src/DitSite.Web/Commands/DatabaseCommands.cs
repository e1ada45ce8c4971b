using DitSite.Bookings;
using DitSite.Bookings.Operations;
using DitSite.Bookings.Storage;

namespace DitSite.Web.Commands;

/// <summary><c>backup &lt;file&gt;</c> and <c>restore &lt;file&gt;</c>: exit 0 when done, 1 with a sentence when refused, 2 when mistyped.</summary>
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

    private static async Task<int> RunAsync(string[] args, Func<IServiceProvider, string, Task> work)
    {
        if (args is not [_, var file, .. var settings] || file.StartsWith('-'))
        {
            Console.Error.WriteLine($"Say which file: {args[0]} <file>");
            return 2;
        }

        var builder = WebApplication.CreateBuilder(settings);
        builder.Services.AddBookings();
        await using var app = builder.Build();
        try
        {
            await work(app.Services, file);
            return 0;
        }
        catch (Exception refused) when (refused is OperationRefusedException or DatabaseTooNewException)
        {
            Console.Error.WriteLine(refused.Message);
            return 1;
        }
    }
}
