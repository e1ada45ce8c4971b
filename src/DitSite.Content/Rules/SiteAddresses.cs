using DitSite.Content.Documents;

namespace DitSite.Content.Rules;

/// <summary>The addresses of this site that prose may link to.</summary>
internal sealed class SiteAddresses(ContentSet set)
{
    private static readonly HashSet<string> Fixed =
        ["/", "/courses", "/contact", "/mailing-list", "/cookies", "/search", "/feed.xml", "/calendar.ics", "/sitemap.xml"];

    private const string MediaPath = "/media/";

    // Ids that the page of a course has whatever its words are.
    private static readonly HashSet<string> CourseAnchors = ["next-dates", "past-dates", "related"];

    /// <summary>Null when an address leads somewhere, or out of the site; otherwise why not.</summary>
    public string? Problem(string address, ContentItem from)
    {
        if (address[0] is not ('/' or '#'))
        {
            return null;
        }

        var parts = address.Split('#', 2);
        var path = parts[0].Split('?')[0];
        path = path.Length > 1 ? path.TrimEnd('/') : path;
        var target = path.Length == 0 ? from : set.Find(path == "/" ? "/" : path + "/");
        if (path.StartsWith(MediaPath, StringComparison.Ordinal))
        {
            return set.Media is null || set.Media.Contains(path[MediaPath.Length..]) ? null : $"There is no file {path}. Add it to the pictures and PDF, or take this out.";
        }

        if (path.Length > 0 && !Exists(path, target))
        {
            var guess = Nearest.Of(path, Fixed.Concat(set.Items.Where(item => item.Type.Alias is "page" or "course").Select(item => item.Path.TrimEnd('/')))) is { } nearest ? $" Did you mean {nearest}?" : "";
            return $"There is no page {path}.{guess}";
        }

        return parts.Length < 2 || parts[1].Length == 0 || target is null || Anchors(target).Contains(parts[1])
            ? null : $"The page has no heading with the id '{parts[1]}'.";
    }

    private bool Exists(string path, ContentItem? target) =>
        Fixed.Contains(path) || target?.Type.Alias is "page" or "course" || IsRun(path);

    private bool IsRun(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is not ["courses", var slug, "dates", var run, ..] || set.OfType("course").FirstOrDefault(course => course.Slug == slug) is not { } course)
        {
            return false;
        }

        var known = set.RunsOf(course).Where(item => !item.Values.Has("startsInWeeks")).SelectMany(item => (string?[])[item.Slug, item.Values.Text("address")]).ToHashSet();
        return parts.Length switch
        {
            4 => known.Contains(run) || (run.EndsWith(".ics", StringComparison.Ordinal) && known.Contains(run[..^4])),
            5 => known.Contains(run) && parts[4] == (course.Values.Text("enrolment") == "book" ? "book" : "apply"),
            _ => false,
        };
    }

    private HashSet<string> Anchors(ContentItem item)
    {
        HashSet<string> anchors = item.Values.Text("body") is { } body ? [.. set.Prose(item, "body", body).Anchors] : [];
        if (item.Type.Alias == "course")
        {
            anchors.UnionWith(CourseAnchors);
            anchors.UnionWith(item.Values.Rows("entryRequirements").Select(row => $"requirement-{row.Text("code")}"));
        }

        return anchors;
    }
}
