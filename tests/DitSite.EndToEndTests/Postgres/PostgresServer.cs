using System.Diagnostics;
using System.Globalization;
using DitSite.EndToEndTests.Tools;
using Npgsql;

namespace DitSite.EndToEndTests.Postgres;

/// <summary>
/// A PostgreSQL of the tests' own: a new cluster in a temporary folder, reached by a socket in that folder and nowhere else. It ends with
/// the program that started it, however that ends.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string User = "dit";

    /// <summary>Ends the server when the pipe from the tests closes, which it does even if they are killed.</summary>
    private const string UntilThePipeCloses = "\"$0\" \"$@\" & server=$!; cat > /dev/null; kill -INT $server; wait $server";

    private readonly Machine machine;
    private readonly string programs;
    private readonly string folder;
    private readonly bool durable;
    private Process? process;

    private PostgresServer(Machine machine, string programs, bool durable)
    {
        (this.machine, this.programs, this.durable) = (machine, programs, durable);
        folder = Directory.CreateTempSubdirectory("dit-pg-").FullName;
    }

    /// <param name="durable">Waits for the disk, as a server that is relied on; for figures, not for tests.</param>
    internal static async Task<PostgresServer> StartAsync(Machine machine, bool durable = false)
    {
        var server = new PostgresServer(machine, await FindOrInstallAsync(machine), durable);
        await server.RunAsync("chown", await server.OwnerAsync(), server.folder);
        await server.RunAsOwnerAsync("initdb", "-D", server.Data, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        await server.StartAsync();
        return server;
    }

    internal static async Task<string> FindOrInstallAsync(Machine machine) =>
        Find(machine)
        ?? (await machine.InstallWithAptAsync("postgresql") ? Find(machine) : null)
        ?? throw new MissingToolException("The tests of several sites need PostgreSQL 13 or later: install it (on Debian, 'apt-get install postgresql' as root; on a Mac, 'brew install postgresql') and run the tests again.");

    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = folder,
        Username = User,
        Database = database,
        MaxPoolSize = 30,
    }.ConnectionString;

    /// <summary>After a stop; the same databases are there again.</summary>
    public async Task StartAsync()
    {
        string[] settings =
        [
            "-D", Data, "-c", "listen_addresses=", "-c", $"unix_socket_directories={folder}", "-c", "max_connections=400", "-c", "shared_buffers=64MB",
            .. durable ? Array.Empty<string>() : ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"],
        ];
        var (program, arguments) = await AsOwnerAsync("sh", ["-c", UntilThePipeCloses, Path.Combine(programs, "postgres"), .. settings]);
        process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardError = true, WorkingDirectory = folder })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        for (var end = Environment.TickCount64 + 30_000; ; await Task.Delay(20))
        {
            try
            {
                await ExecuteAsync("postgres", "SELECT 1");
                return;
            }
            catch (NpgsqlException) when (Environment.TickCount64 < end && !process.HasExited)
            {
                // Not yet.
            }
        }
    }

    /// <summary>Ends it, and every connection with it.</summary>
    public async Task StopAsync()
    {
        if (process is { } running)
        {
            running.StandardInput.Close();
            await running.WaitForExitAsync();
            running.Dispose();
            process = null;
        }
    }

    public async Task<object?> ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(folder, recursive: true);
    }

    private string Data => Path.Combine(folder, "data");

    private static string? Find(Machine machine)
    {
        string[] folders =
        [
            .. Enumerable.Range(13, 12).Reverse().Select(version => string.Create(CultureInfo.InvariantCulture, $"/usr/lib/postgresql/{version}/bin")),
            "/opt/homebrew/bin", "/usr/local/bin",
        ];
        return folders.FirstOrDefault(folder => machine.FileExists(Path.Combine(folder, "initdb"))) ?? Path.GetDirectoryName(machine.OnPath("initdb"));
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private async Task<string> OwnerAsync() =>
        !Environment.IsPrivilegedProcess ? Environment.UserName : (await machine.RunAsync("id", ["-u", "postgres"], null)).ExitCode == 0 ? "postgres" : "nobody";

    private async Task<(string Program, string[] Arguments)> AsOwnerAsync(string program, string[] arguments)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return (program, arguments);
        }

        var owner = await OwnerAsync();
        return ("setpriv", [$"--reuid={owner}", $"--regid={(await machine.RunAsync("id", ["-g", owner], null)).Output.Trim()}", "--clear-groups", program, .. arguments]);
    }

    private async Task RunAsOwnerAsync(string program, params string[] arguments)
    {
        var (command, all) = await AsOwnerAsync(Path.Combine(programs, program), arguments);
        await RunAsync(command, all);
    }

    private async Task RunAsync(string program, params string[] arguments)
    {
        var (exitCode, output) = await machine.RunAsync(program, arguments, folder);
        if (exitCode != 0)
        {
            throw new InvalidOperationException($"PostgreSQL could not be set up: {program} said: {output}");
        }
    }
}
