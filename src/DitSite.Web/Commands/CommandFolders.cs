using DitSite.Content.Embedded;

namespace DitSite.Web.Commands;

/// <summary>Folders that a command works on.</summary>
internal static class CommandFolders
{
    public static string ConfiguredContent()
    {
        var builder = WebApplication.CreateBuilder();
        return Path.GetFullPath(Path.Combine(builder.Environment.ContentRootPath, builder.Configuration[$"{ContentOptions.Section}:Folder"] ?? new ContentOptions().Folder));
    }

    /// <summary>A folder as a person wrote it. 'dotnet run --project' starts the program in the project's folder; PWD still is where the person stands.</summary>
    public static string Given(string folder) =>
        Environment.GetEnvironmentVariable("PWD") is { Length: > 0 } here && Directory.Exists(Path.Combine(here, folder)) ? Path.GetFullPath(Path.Combine(here, folder)) : Path.GetFullPath(folder);

    /// <summary>A folder to write to, which need not exist yet.</summary>
    public static string Target(string folder) =>
        Path.GetFullPath(Environment.GetEnvironmentVariable("PWD") is { Length: > 0 } here && Directory.Exists(here) ? Path.Combine(here, folder) : folder);
}
