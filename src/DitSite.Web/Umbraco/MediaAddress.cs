using System.Globalization;

namespace DitSite.Web.Umbraco;

/// <summary>A media file of Umbraco as a visitor may ask for it.</summary>
/// <param name="Target">Relative to the CMS, escaped: <c>media/3bkpngfg/hero.png?width=640&amp;format=webp</c>.</param>
internal sealed record MediaAddress(string Target)
{
    private const int LongestPath = 300;
    private const int Step = 160;
    private const int Widest = 1920;

    private static readonly HashSet<string> Extensions = new([".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".pdf"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> Formats = ["webp", "jpg", "png"];

    /// <param name="path">Below <c>/media/</c>, decoded once.</param>
    /// <param name="query"><c>width</c> goes up to the next step, so that nobody can have a thousand sizes made; what else there is, but <c>format</c>, is dropped.</param>
    /// <returns>Null when there can be no such file.</returns>
    public static MediaAddress? Of(string path, IQueryCollection query)
    {
        var parts = path.Split('/');
        if (path.Length > LongestPath || !parts.All(IsPart) || !Extensions.Contains(Path.GetExtension(parts[^1])))
        {
            return null;
        }

        List<string> wishes = [];
        if (int.TryParse(query["width"], NumberStyles.None, CultureInfo.InvariantCulture, out var width) && width > 0)
        {
            var pixels = width >= Widest ? Widest : (width + Step - 1) / Step * Step;
            wishes.Add($"width={pixels.ToString(CultureInfo.InvariantCulture)}");
        }

        if (query["format"].ToString() is var format && Formats.Contains(format))
        {
            wishes.Add($"format={format}");
        }

        return new($"media/{string.Join('/', parts.Select(Uri.EscapeDataString))}{(wishes.Count == 0 ? "" : "?")}{string.Join('&', wishes)}");
    }

    private static bool IsPart(string part) => part.Length > 0 && part[0] != '.' && part.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or ' ' or '(' or ')' or '+' or ',');
}
