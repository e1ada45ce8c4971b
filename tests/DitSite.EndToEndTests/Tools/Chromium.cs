namespace DitSite.EndToEndTests.Tools;

/// <summary>
/// A Chromium to drive: the machine's, else Debian's package, else Playwright's own download. The headless shell comes first: the same
/// engine without the window around it takes less than half the work.
/// </summary>
internal static class Chromium
{
    private const string Shell = "/usr/bin/chromium-headless-shell";

    private static readonly string[] UsualPlaces =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    public static async Task<string> FindOrInstallAsync(Machine machine) =>
        HeadlessShell(machine)
        ?? Find(machine)
        ?? await machine.PlaywrightsOwn()
        ?? (await machine.InstallWithAptAsync("chromium-headless-shell") ? HeadlessShell(machine) : null)
        ?? await FindOrInstallWholeAsync(machine);

    /// <summary>The whole browser, for what the shell leaves out: it keeps no page in memory to go back to.</summary>
    public static async Task<string> FindOrInstallWholeAsync(Machine machine) =>
        Find(machine)
        ?? await machine.PlaywrightsOwn()
        ?? (await machine.InstallWithAptAsync("chromium") ? Find(machine) : null)
        ?? (machine.DownloadWithPlaywright() == 0 ? await machine.PlaywrightsOwn() : null)
        ?? throw new MissingToolException("The browser tests need Chromium: install it (on Debian, 'apt-get install chromium' as root) and run the tests again.");

    private static string? HeadlessShell(Machine machine) => machine.FileExists(Shell) ? Shell : null;

    private static string? Find(Machine machine) =>
        UsualPlaces.FirstOrDefault(machine.FileExists) ?? machine.OnPath("chromium") ?? machine.OnPath("google-chrome");
}
