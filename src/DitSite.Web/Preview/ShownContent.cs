using DitSite.Content;
using DitSite.Content.Catalogue;

namespace DitSite.Web.Preview;

/// <summary>What the pages of this request are made from: what is published or, below <c>/preview</c>, what staff are about to publish.</summary>
public sealed class ShownContent(PublishedContent published)
{
    private ContentSnapshot? other;

    public ContentSnapshot Current => other ?? published.Current;

    /// <summary>False only before start-up has set the first snapshot.</summary>
    public bool IsThere => other is not null || published.IsPublished;

    /// <summary>The page says that it is a preview, and is kept and measured by nobody.</summary>
    public bool IsPreview { get; private set; }

    internal void Preview(ContentSnapshot snapshot) => (other, IsPreview) = (snapshot, true);

    /// <summary>Makes the page as it would be if this were published.</summary>
    internal void Suppose(ContentSnapshot snapshot) => other = snapshot;

    /// <summary>Of a request.</summary>
    public static ShownContent Of(HttpContext context) => context.RequestServices.GetRequiredService<ShownContent>();
}
