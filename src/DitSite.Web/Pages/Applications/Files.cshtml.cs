using DitSite.Bookings.Applications;
using DitSite.Web.Applications;
using DitSite.Web.Components.Forms;
using DitSite.Web.Links;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace DitSite.Web.Pages.Applications;

/// <summary>Files for one requirement: added while the application is a draft, or while a question about it is open. The token is checked by <see cref="EvidenceUpload"/>.</summary>
[PrivatePage, ApplicantPage(ApplicationAction.Save, ApplicationAction.AnswerInformation), WithoutFormReading, IgnoreAntiforgeryToken]
[RequestSizeLimit(EvidenceUpload.MostInAll)]
public sealed class FilesModel(CurrentApplication current, EvidenceUpload upload, IFileVersionProvider versions, IAntiforgery antiforgery) : PageModel
{
    public CurrentApplication Current => current;

    public Requirement Requirement { get; private set; } = null!;

    public IReadOnlyList<FileView> Files => [.. current.View.Files.Where(file => file.RequirementCode == Requirement.Code)];

    /// <summary>The open question that these files answer; null: the application is a draft.</summary>
    public InformationView? Question => current.View.Allows(ApplicationAction.Save) ? null : current.View.Questions.LastOrDefault(question => question.AnsweredAt is null);

    public string Script => versions.AddFileVersionToPath(Request.PathBase, "/assets/upload.js");

    public string Token => antiforgery.GetAndStoreTokens(HttpContext).RequestToken!;

    public IActionResult OnGet(string code) => Find(code) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancellation)
    {
        if (!Find(code))
        {
            return NotFound();
        }

        if (!await upload.TakeAsync(HttpContext, current.View, code, ModelState, cancellation))
        {
            return BadRequest();
        }

        if (ModelState.IsValid)
        {
            return Redirect(ApplyLinks.Files(current.Reference, code));
        }

        // Of several files some may be there now: the list has to show them.
        await current.FindAsync(HttpContext, current.Reference.ToString(), cancellation);
        return this.PageWithErrors();
    }

    private bool Find(string code)
    {
        Requirement = current.View.Course.Find(code)!;
        return Requirement is not null && (Question is null || Question.RequirementCode == code);
    }
}
