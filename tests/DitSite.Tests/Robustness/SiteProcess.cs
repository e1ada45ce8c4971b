using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace DitSite.Tests.Robustness;

/// <summary>The built program, running as it does on a server, so that it can be killed.</summary>
public sealed class SiteProcess : IDisposable
{
    private static readonly string OwnBuild = Path.Combine(AppContext.BaseDirectory, "DitSite.Web.dll");

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder data;
    private readonly string contentFolder;
    private Process? process;

    public SiteProcess(TemporaryFolder data, string contentFolder)
    {
        (this.data, this.contentFolder) = (data, contentFolder);
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        Address = new($"http://localhost:{((IPEndPoint)probe.LocalEndpoint).Port}");
    }

    public Uri Address { get; }

    /// <summary>The one built with the tests, unless a published program is named.</summary>
    public string Program { get; init; } = OwnBuild;

    /// <summary>Resident memory of the running program in bytes.</summary>
    public long Memory
    {
        get
        {
            process!.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Names of the .NET libraries that the running program has mapped into its memory.</summary>
    public IReadOnlyList<string> LoadedLibraries =>
        [.. File.ReadLines($"/proc/{process!.Id}/maps").Select(line => Path.GetFileName(line)).Where(name => name.EndsWith(".dll", StringComparison.Ordinal)).Distinct()];

    /// <summary>Settings beyond the usual ones, as environment variables.</summary>
    public Dictionary<string, string> Extra { get; } = [];

    public string Database => data.File("bookings.db");

    public string MailFolder => data.File("mail");

    /// <summary>Starts the program and waits for its first page.</summary>
    /// <returns>Time from the start of the process to that page.</returns>
    public async Task<TimeSpan> StartAsync()
    {
        var watch = Stopwatch.StartNew();
        var isPublished = Program != OwnBuild;
        var start = new ProcessStartInfo(isPublished ? Program : "dotnet", isPublished ? [] : [Program])
        {
            WorkingDirectory = Repository.PathOf("src", "DitSite.Web"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in Settings().Concat(Extra))
        {
            start.Environment[key] = value;
        }

        if (!isPublished)
        {
            // It lives for seconds: what it would learn about itself to run faster later, it never gets to use, and its memory is never full. A published build is run as it is.
            start.Environment["DOTNET_TieredPGO"] = "0";
            start.Environment["DOTNET_gcConcurrent"] = "0";
        }

        List<string> output = [];
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(10) };
        while (watch.Elapsed < Patience)
        {
            if (process.HasExited)
            {
                break;
            }

            if (!await ListensAsync())
            {
                await Task.Delay(5);
                continue;
            }

            try
            {
                using var response = await client.GetAsync("/");
                return watch.Elapsed;
            }
            catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException)
            {
                await Task.Delay(20);
            }
        }

        Kill();
        lock (output)
        {
            throw new InvalidOperationException($"The site did not start within {watch.Elapsed.TotalSeconds:0} s: {string.Join('\n', output)}");
        }

        void Keep(string? line)
        {
            lock (output)
            {
                output.Add(line ?? "");
            }
        }
    }

    /// <summary>Whether anybody answers at the port. A refusal is no exception here: those take more of the processor than the program's start can spare.</summary>
    private async Task<bool> ListensAsync()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using var attempt = new SocketAsyncEventArgs { RemoteEndPoint = new IPEndPoint(IPAddress.Loopback, Address.Port) };
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        attempt.Completed += (_, _) => over.SetResult();
        if (socket.ConnectAsync(attempt))
        {
            await over.Task;
        }

        return attempt.SocketError == SocketError.Success;
    }

    /// <summary>Ends the program without a word (SIGKILL): nothing is flushed, nothing is said goodbye to.</summary>
    public void Kill()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            process.WaitForExit();
        }

        process?.Dispose();
        process = null;
    }

    /// <summary>Asks the program to end (SIGTERM), as a restart does, and waits until it has.</summary>
    public async Task StopAsync()
    {
        if (process is { HasExited: false } running)
        {
            using var ask = Process.Start("kill", ["-TERM", running.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await running.WaitForExitAsync();
        }

        Kill();
    }

    public void Dispose() => Kill();

    private Dictionary<string, string> Settings() => new()
    {
        // Development, because only there mail is written to files; the clock is the real one.
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{Address.Port}",
        ["Site__PublicUrl"] = Address.GetLeftPart(UriPartial.Authority),
        ["Content__Folder"] = contentFolder,
        ["Content__ShowSamples"] = "true",
        ["ConnectionStrings__Bookings"] = $"Data Source={Database}",
        ["Bookings__KeyFile"] = data.File("bookings.key"),
        ["Evidence__KeyFile"] = data.File("evidence.key"),
        ["Bookings__MailFolder"] = MailFolder,
        ["Data__Folder"] = data.Path,

        // Everybody here comes from one address, which no honest crowd does.
        ["PostLimits__BookingStart"] = "1000000",
        ["Logging__LogLevel__Default"] = "Warning",
        ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information",
    };
}
