using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using DitSite.EndToEndTests.Browsing;
using DitSite.Tests;

namespace DitSite.EndToEndTests.Tools;

/// <summary>The Nu HTML checker (vnu) as a server on a loopback port, started once for the whole run: starting it costs more than checking.</summary>
internal static class NuChecker
{
    private static readonly string Project = Repository.PathOf("tests", "DitSite.EndToEndTests");
    private static readonly Lazy<Task<HttpClient>> Server = new(() => StartAsync(Machine.Real));

    /// <summary>Errors and warnings in the given documents; remarks on style are left out.</summary>
    /// <param name="pages">Name (only for the report) and HTML of each.</param>
    public static async Task<IReadOnlyList<string>> CheckAsync(IReadOnlyList<(string Name, string Html)> pages)
    {
        var server = await Server.Value;
        List<string> found = [];
        foreach (var (name, html) in pages)
        {
            using var document = new StringContent(html, new MediaTypeHeaderValue("text/html", "utf-8"));
            using var response = await server.PostAsync("/?out=json", document);
            var answer = await response.Content.ReadAsStringAsync();
            if (!response.IsSuccessStatusCode)
            {
                throw new InvalidOperationException($"The HTML checker answers {(int)response.StatusCode} to {name}, {html.Length} letters long: {answer}");
            }

            using var report = JsonDocument.Parse(answer);
            found.AddRange(report.RootElement.GetProperty("messages").EnumerateArray().Where(IsWrong).Select(message => Describe(name, message)));
        }

        return found;
    }

    internal static async Task<string> FindOrInstallAsync(Machine machine)
    {
        var jar = Path.Combine(Project, "node_modules", "vnu-jar", "build", "dist", "vnu.jar");
        if (!machine.FileExists(jar))
        {
            await NpmPackages.InstallAsync(machine);
        }

        return machine.FileExists(jar)
            ? jar
            : throw new MissingToolException("The HTML checker comes by npm: install Node.js 20 or later and run 'npm ci' in tests/DitSite.EndToEndTests.");
    }

    private static async Task<HttpClient> StartAsync(Machine machine)
    {
        var java = await Java.FindOrInstallAsync(machine);
        var jar = await FindOrInstallAsync(machine);
        var port = LiveSite.FreePort();
        // It checks some hundred pages and goes: compiling its code for speed would take longer than the checks. That code wants more stack.
        var process = Process.Start(Bound(java, ["-XX:TieredStopAtLevel=1", "-Xss16m", "-XX:+UseSerialGC", "-Dnu.validator.servlet.bind-address=127.0.0.1", "-cp", jar, "nu.validator.servlet.Main", $"{port}"]))!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => process.StandardInput.Close();
        if (OperatingSystem.IsWindows())
        {
            AppDomain.CurrentDomain.ProcessExit += (_, _) => process.Kill();
        }

        // Nobody reads what it prints, and a pipe that is full would stop it.
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromMinutes(2) };
        // It refuses whoever does not say who asks.
        client.DefaultRequestHeaders.UserAgent.Add(new("DitSite.EndToEndTests", null));
        for (var deadline = Environment.TickCount64 + 120_000; Environment.TickCount64 < deadline && !process.HasExited; await Task.Delay(50))
        {
            try
            {
                using var document = new StringContent("<!doctype html><html lang=en><title>x</title>", new MediaTypeHeaderValue("text/html", "utf-8"));
                using var response = await client.PostAsync("/?out=json", document);
                if (response.IsSuccessStatusCode)
                {
                    return client;
                }

                // Somebody else was quicker at this port, and answers here.
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }

        throw new InvalidOperationException(process.HasExited ? $"The HTML checker ended with code {process.ExitCode}." : "The HTML checker did not answer within two minutes.");
    }

    /// <summary>Ends with the tests however they end: a shell beside it reads from them, and ends it when there is nobody left to read from.</summary>
    private static ProcessStartInfo Bound(string program, string[] arguments)
    {
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo(program, arguments)
            : new ProcessStartInfo("/bin/sh", ["-c", "\"$@\" & server=$!; cat > /dev/null; kill -9 $server", "sh", program, .. arguments]);
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        return start;
    }

    private static string Describe(string page, JsonElement message)
    {
        var line = message.TryGetProperty("lastLine", out var number) ? number.GetInt32() : 0;
        return $"{page}, line {line}: {message.GetProperty("message").GetString()}";
    }

    private static bool IsWrong(JsonElement message) =>
        message.GetProperty("type").GetString() != "info"
        || (message.TryGetProperty("subType", out var kind) && kind.GetString() == "warning" && !IsStyle(message.GetProperty("message").GetString()!));

    /// <summary>Razor closes void elements with a slash; HTML allows it, and the checker only remarks on it.</summary>
    private static bool IsStyle(string message) => message.StartsWith("Trailing slash on void elements", StringComparison.Ordinal);
}
