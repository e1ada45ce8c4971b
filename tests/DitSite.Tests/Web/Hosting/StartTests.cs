using System.Diagnostics;
using DitSite.Tests.Robustness;

namespace DitSite.Tests.Web.Hosting;

public sealed class StartTests
{
    [Theory]
    [InlineData("", "Set Site:PublicUrl to the address of the site, such as https://www.example.org.")]
    [InlineData("www.example.org", "Site:PublicUrl must be an address without a path, such as https://www.example.org.")]
    [InlineData("https://www.example.org/dit", "Site:PublicUrl must be an address without a path, such as https://www.example.org.")]
    public async Task Start_WithoutAGoodPublicAddress_EndsWithOneSentence(string address, string sentence)
    {
        using var data = new TemporaryFolder();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "DitSite.Web.dll")])
        {
            WorkingDirectory = Repository.PathOf("src", "DitSite.Web"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["Site__PublicUrl"] = address,
                ["Data__Folder"] = data.Path,
                ["Evidence__KeyFile"] = data.File("evidence.key"),
                ["Content__Folder"] = Repository.TestContent,
            },
        };
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));

        var errors = await process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);

        Assert.Equal(1, process.ExitCode);
        Assert.Equal(sentence, errors.Trim());
    }

    /// <summary>A small provider's site does not pay for what it does not use: neither in time nor in memory.</summary>
    [Fact]
    public async Task Start_OnSqlite_DoesNotLoadThePostgresDriver()
    {
        using var data = new TemporaryFolder();
        using var site = new SiteProcess(data, Repository.TestContent);
        await site.StartAsync();

        Assert.Contains("Microsoft.Data.Sqlite.dll", site.LoadedLibraries);
        Assert.DoesNotContain("Npgsql.dll", site.LoadedLibraries);
    }
}
