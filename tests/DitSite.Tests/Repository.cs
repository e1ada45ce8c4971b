namespace DitSite.Tests;

/// <summary>The checkout that the tests were built from.</summary>
public static class Repository
{
    /// <summary>The folder that holds <c>DitSite.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    public static string TestContent => PathOf("tests", "content");

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "DitSite.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No DitSite.sln in {AppContext.BaseDirectory} or above it: the tests run inside a checkout.");
    }
}
