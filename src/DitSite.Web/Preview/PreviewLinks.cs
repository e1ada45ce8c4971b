using System.Text.RegularExpressions;

namespace DitSite.Web.Preview;

/// <summary>Addresses of previewed pages: the public address with <c>/preview</c> in front.</summary>
internal static partial class PreviewLinks
{
    public const string Prefix = "/preview";

    /// <param name="path">A public path, such as <c>/courses</c>.</param>
    public static string Of(string path) => path == "/" ? Prefix + "/" : Prefix + path;

    /// <summary>Links of a previewed page lead to previewed pages; the desk and the files of the site stay where they are.</summary>
    public static string Within(string html) => Link().Replace(html, $"$1{Prefix}/");

    [GeneratedRegex("""(<a\b[^>]*?\shref=")/(?!/|(?:preview|staff|assets)\b)""", RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
