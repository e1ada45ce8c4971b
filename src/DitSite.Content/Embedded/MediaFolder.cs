using System.Text.RegularExpressions;

namespace DitSite.Content.Embedded;

/// <summary>Pictures and PDF of a content folder: the files of <c>media</c> whose names the site serves below <c>/media/</c>.</summary>
public static partial class MediaFolder
{
    public const string Name = "media";

    /// <summary>Whether a file of this name would be served.</summary>
    public static bool IsServed(string name) => ServedName().IsMatch(name);

    internal static IReadOnlySet<string> Names(string folder) => Path.Combine(folder, Name) is var media && Directory.Exists(media)
        ? Directory.EnumerateFiles(media).Select(file => Path.GetFileName(file)).Where(IsServed).ToHashSet(StringComparer.Ordinal)
        : new HashSet<string>();

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,80}\.(?:png|jpg|webp|pdf)\z")]
    private static partial Regex ServedName();
}
