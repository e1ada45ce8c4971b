using System.Text.Json.Nodes;
using DitSite.Web.Layout;

namespace DitSite.Web.StructuredData;

internal static class PageHeadData
{
    /// <summary>Sets what an information page says of itself. The default JSON encoder escapes &lt;, &gt; and &amp;, so no text can end the script element.</summary>
    public static void Describe(this PageHead head, string title, string path, string? description, params JsonObject[] data)
    {
        head.Title = title;
        head.CanonicalPath = path;
        head.Description = description;
        head.JsonLd = new JsonArray([.. data]).ToJsonString();
    }
}
