using DitSite.Content.Catalogue;
using DitSite.Web.Preview;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Contact;

/// <summary>The message was sent; reloading sends nothing.</summary>
public sealed class SentModel(ShownContent content) : PageModel
{
    public SiteDetails Site => content.Current.Site;
}
