using DitSite.Content.Catalogue;
using DitSite.Web.Caching;
using DitSite.Web.Layout;
using DitSite.Web.Links;
using DitSite.Web.Preview;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Courses.Eligibility;

/// <summary>The questions of the self-check, the same for everyone. What is answered goes to <see cref="ResultModel"/>.</summary>
[InformationPage]
public sealed class IndexModel(ShownContent content, PageHead head) : PageModel
{
    public Course Course { get; private set; } = null!;

    public IActionResult OnGet(string course)
    {
        if (content.Current.FindCourse(course) is not { Check: not null } found)
        {
            return NotFound();
        }

        Course = found;
        head.Check("Check what is open to you", found);
        head.CanonicalPath = SiteLinks.Eligibility(found.Slug);
        head.Description = $"Answer a few questions and see what the {found.ShortTitle} opens to you, and why. Nothing you answer is kept unless you apply with it.";
        return Page();
    }
}
