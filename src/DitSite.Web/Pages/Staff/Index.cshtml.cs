using DitSite.Web.Staff;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff;

/// <summary>Where staff start: the parts of the desk that their role opens.</summary>
internal sealed class IndexModel(StaffDesk desk) : PageModel
{
    public IReadOnlyList<StaffDesk.Part> Parts => [.. desk.PartsFor(User).Where(part => part.Href != StaffLinks.Desk)];
}
