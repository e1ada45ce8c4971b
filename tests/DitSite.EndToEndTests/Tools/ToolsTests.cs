namespace DitSite.EndToEndTests.Tools;

/// <summary>A machine without the tools gets them, or one sentence that says what to install; never a test passed over.</summary>
public sealed class ToolsTests
{
    [Fact]
    public async Task Chromium_OnAMachineWithout_FailsWithOneSentence()
    {
        var failure = await Assert.ThrowsAsync<MissingToolException>(() => Chromium.FindOrInstallAsync(Bare()));

        Assert.Equal("The browser tests need Chromium: install it (on Debian, 'apt-get install chromium' as root) and run the tests again.", failure.Message);
    }

    [Fact]
    public async Task Java_OnAMachineWithout_FailsWithOneSentence()
    {
        var failure = await Assert.ThrowsAsync<MissingToolException>(() => Java.FindOrInstallAsync(Bare()));

        Assert.Contains("apt-get install default-jre-headless", failure.Message);
    }

    [Fact]
    public async Task Java_TooOld_FailsWithTheSameSentence()
    {
        var machine = Bare(files: ["/bin/java"], path: "/bin", run: _ => (0, "openjdk version \"1.8.0_292\""));

        await Assert.ThrowsAsync<MissingToolException>(() => Java.FindOrInstallAsync(machine));
    }

    [Fact]
    public async Task NuChecker_OnAMachineWithoutNode_FailsWithOneSentence()
    {
        var failure = await Assert.ThrowsAsync<MissingToolException>(() => NuChecker.FindOrInstallAsync(Bare()));

        Assert.Contains("install Node.js 20 or later", failure.Message);
    }

    [Fact]
    public async Task Chromium_OnDebianAsRoot_IsInstalledAfterOneUpdate()
    {
        var installed = false;
        List<string> ran = [];
        var machine = new Machine
        {
            FileExists = path => installed && path == "/usr/bin/chromium-headless-shell",
            Variable = _ => null,
            CanInstallWithApt = () => true,
            PlaywrightsOwn = () => Task.FromResult<string?>(null),
            DownloadWithPlaywright = () => 1,
            RunAsync = (program, arguments, _) =>
            {
                ran.Add($"{program} {arguments[0]}");
                installed = ran.SequenceEqual(["apt-get install", "apt-get update", "apt-get install"]);
                return Task.FromResult((installed || arguments[0] == "update" ? 0 : 100, ""));
            },
        };

        Assert.Equal("/usr/bin/chromium-headless-shell", await Chromium.FindOrInstallAsync(machine));
    }

    [Fact]
    public async Task Chromium_WhereDebianHasNoHeadlessShell_IsTheWholeBrowser()
    {
        var installed = false;
        var machine = new Machine
        {
            FileExists = path => installed && path == "/usr/bin/chromium",
            Variable = _ => null,
            CanInstallWithApt = () => true,
            PlaywrightsOwn = () => Task.FromResult<string?>(null),
            DownloadWithPlaywright = () => 1,
            RunAsync = (_, arguments, _) =>
            {
                installed |= arguments[^1] == "chromium";
                return Task.FromResult((installed || arguments[0] == "update" ? 0 : 100, ""));
            },
        };

        Assert.Equal("/usr/bin/chromium", await Chromium.FindOrInstallAsync(machine));
    }

    [Fact]
    public async Task Chromium_WithoutApt_IsPlaywrightsOwnDownload()
    {
        var downloaded = false;
        var machine = new Machine
        {
            FileExists = _ => false,
            Variable = _ => null,
            CanInstallWithApt = () => false,
            PlaywrightsOwn = () => Task.FromResult(downloaded ? "/cache/chrome" : null),
            DownloadWithPlaywright = () =>
            {
                downloaded = true;
                return 0;
            },
        };

        Assert.Equal("/cache/chrome", await Chromium.FindOrInstallAsync(machine));
    }

    private static Machine Bare(string[]? files = null, string? path = null, Func<string, (int, string)>? run = null) => new()
    {
        FileExists = file => files?.Contains(file) ?? false,
        Variable = name => name == "PATH" ? path : null,
        CanInstallWithApt = () => false,
        PlaywrightsOwn = () => Task.FromResult<string?>(null),
        DownloadWithPlaywright = () => 1,
        RunAsync = (program, _, _) => Task.FromResult(run?.Invoke(program) ?? (127, "")),
    };
}
