using DitSite.Content.Documents;

namespace DitSite.Content.Rules;

/// <summary>Addresses that the site itself needs can't be pages, and a preferred address must be usable.</summary>
public sealed class AddressRule : ItemRule
{
    private static readonly HashSet<string> Taken =
        ["courses", "cookies", "search", "mailing-list", "bookings", "applications", "staff", "health", "media", "assets", "reports", "notices", "venues", "errors", "error"];

    protected override IEnumerable<Finding> Check(ContentItem item, ContentSet set)
    {
        if (item.Type.Alias == "page" && Taken.Contains(item.Slug))
        {
            yield return item.Error("address", "", $"The site uses /{item.Slug} itself. Give this page another file name.");
        }

        if (item.Type.Alias == "courseRun" && item.Values.Text("address") is { } address)
        {
            if (!ModelRule.Code.IsMatch(address))
            {
                yield return item.Error("address", "address", "'address' is lower-case letters and digits with hyphens, such as 2027-03-15.");
            }
            else if (set.Items.Any(other => other != item && other.Type.Alias == "courseRun" && other.CourseSlug == item.CourseSlug && (other.Slug == address || other.Values.Text("address") == address)))
            {
                yield return item.Due("address", "address", $"Another run of this course has the address '{address}' already, so this one gets a number after it.");
            }
        }
    }
}
