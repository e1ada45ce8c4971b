using DitSite.Bookings.Applications;
using DitSite.Bookings.Evidence;
using DitSite.Web.Applications;
using DitSite.Web.Links;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Applications;

/// <summary>Asks once more, then deletes a file for good.</summary>
[PrivatePage, ApplicantPage(ApplicationAction.Save, ApplicationAction.AnswerInformation)]
public sealed class RemoveFileModel(CurrentApplication current, EvidenceStore store) : PageModel
{
    public CurrentApplication Current => current;

    public FileView Evidence { get; private set; } = null!;

    public IActionResult OnGet(Guid id) => Find(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!Find(id))
        {
            return NotFound();
        }

        await store.RemoveAsync(current.View.Id, id, cancellation);
        return Redirect(ApplyLinks.Files(current.Reference, Evidence.RequirementCode));
    }

    private bool Find(Guid id)
    {
        Evidence = current.View.Files.FirstOrDefault(file => file.Id == id)!;
        return Evidence is not null;
    }
}
