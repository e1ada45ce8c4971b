using System.Text.Json.Nodes;
using DitSite.Web.Links;
using DitSite.Web.Preview;
using Microsoft.Extensions.Options;

namespace DitSite.Web.StructuredData;

/// <summary>schema.org descriptions of the provider and of where a page stands.</summary>
public sealed class SiteData(ShownContent content, IOptions<SiteOptions> site)
{
    public JsonObject Organisation()
    {
        var details = content.Current.Site;
        var data = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Organization",
            ["@id"] = site.Value.Absolute(SiteLinks.Home) + "#provider",
            ["name"] = details.Provider ?? details.Title,
            ["url"] = site.Value.Absolute(SiteLinks.Home),
        };
        if (details.ContactEmail is not null)
        {
            data["email"] = details.ContactEmail;
        }

        if (details.Phone is not null)
        {
            data["telephone"] = details.Phone;
        }

        return data;
    }

    /// <param name="trail">From the first page to the page itself.</param>
    public JsonObject Breadcrumbs(params (string Name, string Path)[] trail) => new()
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "BreadcrumbList",
        ["itemListElement"] = new JsonArray([.. trail.Select((step, index) => new JsonObject
        {
            ["@type"] = "ListItem",
            ["position"] = index + 1,
            ["name"] = step.Name,
            ["item"] = site.Value.Absolute(step.Path),
        })]),
    };
}
