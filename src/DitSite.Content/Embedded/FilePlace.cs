using System.Text.RegularExpressions;

namespace DitSite.Content.Embedded;

/// <summary>What a file is, by its place in the content folder.</summary>
/// <param name="ContentType">Alias of its type.</param>
/// <param name="Path">The item's path.</param>
internal sealed partial record FilePlace(string ContentType, string Path)
{
    public const string Known = "site.md, courses/<course>/course.md, courses/<course>/runs/<address>.md, venues/<venue>.md, pages/<page>.md or notices/cookies.md";

    public bool IsSample => ContentType == "courseRun" && Sample().IsMatch(Path);

    /// <param name="file">Path below the content folder, with forward slashes.</param>
    public static FilePlace? Of(string file)
    {
        if (file == "site.md")
        {
            return new("site", "/");
        }

        if (file == "notices/cookies.md")
        {
            return new("cookieNotice", "/notices/cookies/");
        }

        var match = Places().Match(file);
        return match switch
        {
            { Success: false } => null,
            _ when match.Groups["run"] is { Success: true } run => new("courseRun", $"/courses/{match.Groups["course"].Value}/dates/{run.Value}/"),
            _ when match.Groups["course"] is { Success: true } course => new("course", $"/courses/{course.Value}/"),
            _ when match.Groups["venue"] is { Success: true } venue => new("venue", $"/venues/{venue.Value}/"),
            _ => new("page", $"/{match.Groups["page"].Value}/"),
        };
    }

    [GeneratedRegex(@"^(?:courses/(?<course>[a-z0-9]+(?:-[a-z0-9]+)*)/(?:course|runs/(?<run>[a-z0-9]+(?:-[a-z0-9]+)*))|venues/(?<venue>[a-z0-9]+(?:-[a-z0-9]+)*)|pages/(?<page>[a-z0-9]+(?:-[a-z0-9]+)*))\.md$")]
    private static partial Regex Places();

    [GeneratedRegex(@"/dates/sample-\d+/$")]
    private static partial Regex Sample();
}
