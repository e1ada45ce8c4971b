using System.Runtime.CompilerServices;

namespace DitSite.Tests.Site;

/// <summary>
/// Hundreds of sites start in one run, and each would watch its settings and its assets with a handle of the operating system, which has few:
/// neither changes under a test. The content folder is still watched, since that is the product's.
/// </summary>
internal static class WithoutFileWatching
{
#pragma warning disable CA2255 // The setting must stand before the first host of the process is built.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Set()
    {
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
        Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "true");
    }
}
