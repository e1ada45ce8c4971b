using System.Text.RegularExpressions;
using System.Xml.Linq;
using DitSite.Tests.Site;

namespace DitSite.Tests.Web.Umbraco;

/// <summary>Everything public that a site says, byte for byte.</summary>
public static partial class SiteBytes
{
    private static readonly string[] Files = ["/sitemap.xml", "/feed.xml", "/calendar.ics", "/robots.txt", "/search?q=fee", "/search/suggest?q=refresher"];

    /// <summary>Every address of the sitemap and every file for machines, calendars of the runs included, with what it answers and its ETag.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> OfAsync(SiteFactory site)
    {
        using var browser = site.Browse();
        var pages = XDocument.Parse(await browser.Http.GetStringAsync("/sitemap.xml")).Descendants().Where(node => node.Name.LocalName == "loc").Select(node => new Uri(node.Value).PathAndQuery).ToList();
        var answers = new Dictionary<string, string>();
        foreach (var address in pages.Concat(pages.Where(page => page.Contains("/dates/", StringComparison.Ordinal)).Select(page => page + ".ics")).Concat(Files))
        {
            using var answer = await browser.Http.GetAsync(address);
            answers[address] = $"{(int)answer.StatusCode} {answer.Headers.ETag}\n{Token().Replace(await answer.Content.ReadAsStringAsync(), "")}";
        }

        return answers;
    }

    /// <summary>Addresses at which two sites do not say the same.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        [.. one.Keys.Union(other.Keys).Where(address => one.GetValueOrDefault(address) != other.GetValueOrDefault(address)).Order(StringComparer.Ordinal)];

    // What tells one answer from the next is another one on each.
    [GeneratedRegex("""<input [^>]*name="(?:__RequestVerificationToken|SubmitKey)"[^>]*>""")]
    private static partial Regex Token();
}
