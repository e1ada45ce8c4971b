using DitSite.Bookings;
using DitSite.Bookings.Letters;
using DitSite.Bookings.Outcomes;
using DitSite.Bookings.Staff;
using DitSite.Web.Outcomes;
using DitSite.Web.Staff;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace DitSite.Web.Pages.Staff.Attendance;

/// <summary>A delegate's certificate, for staff who print it.</summary>
public sealed class CertificateModel(Register register, StaffAudit audit, IOptions<LetterOptions> letters) : PageModel
{
    public Certificate Certificate { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, string kind, CancellationToken cancellation)
    {
        if (!BookingReference.TryParse(reference, out var parsed) || await register.FindAsync(parsed, cancellation) is not { } line
            || Certificate.Of(line, letters.Value).FirstOrDefault(one => one.Kind == kind) is not { } found)
        {
            return NotFound();
        }

        Certificate = found;
        await audit.RecordAsync(User.Did("viewed-certificate", parsed.ToString(), null, kind), cancellation);
        return Page();
    }
}
