using DitSite.Web.Caching;
using DitSite.Web.Preview;

namespace DitSite.Web.Consent;

/// <summary>
/// Where measuring may happen at all: pages that are the same for everyone. A page that holds a person's answers or was opened by
/// a private link is never measured, whatever its reader accepted, so that nothing of it can reach another company.
/// </summary>
internal static class MeasuredPages
{
    /// <summary>By what a page declares itself to be, never by exclusion: one that nobody thought of is not measured.</summary>
    public static bool Include(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<InformationPageAttribute>() is not null && !ShownContent.Of(context).IsPreview;
}
