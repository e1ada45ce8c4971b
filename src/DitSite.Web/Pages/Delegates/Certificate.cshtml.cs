using DitSite.Bookings.Letters;
using DitSite.Web.Outcomes;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace DitSite.Web.Pages.Delegates;

/// <summary>One of the delegate's own certificates, ready to be printed.</summary>
[PrivatePage]
public sealed class CertificateModel(DelegateAccess access, IOptions<LetterOptions> letters) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    public Certificate Certificate { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string kind, CancellationToken cancellation)
    {
        if (await access.FindAsync(Request, Reference, cancellation) is not { } line || Certificate.Of(line, letters.Value).FirstOrDefault(one => one.Kind == kind) is not { } found)
        {
            return NotFound();
        }

        Certificate = found;
        return Page();
    }
}
