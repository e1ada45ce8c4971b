using System.ComponentModel.DataAnnotations;
using DitSite.Bookings;
using DitSite.Bookings.Applications;
using DitSite.Bookings.Letters;
using DitSite.Bookings.Staff;
using DitSite.Content.Catalogue;
using DitSite.Web.Components.Forms;
using DitSite.Web.Staff;
using DitSite.Web.Staff.Letters;
using DitSite.Web.Staff.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Applications;

/// <summary>The letter of an offer or a decline, before it is sent: staff read it, change its words, and decide.</summary>
public sealed class DecisionModel(ApplicationsDesk desk, Decisions decisions, DecisionLetters letters, LetterWords words, StaffAudit audit) : PageModel
{
    public const string Offer = "offer";
    public const string Decline = "decline";

    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    [BindProperty, StringLength(Application.TextLength, ErrorMessage = "Your words must be {1} characters or fewer")]
    public string? Note { get; set; }

    public ApplicationView View { get; private set; } = null!;

    public LetterPreview? Letter { get; private set; }

    /// <summary>Why there is no letter to send; null: there is one.</summary>
    public string? Refusal { get; private set; }

    public bool IsOffer => Kind == Offer;

    public string Heading => IsOffer ? "Offer a place" : "Decline the application";

    private bool MayDecide => User.IsInRole(StaffRoles.Admissions) || User.IsInRole(StaffRoles.Administrator);

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken cancellation)
    {
        if (await EnterAsync(reference, cancellation) is { } elsewhere)
        {
            return elsewhere;
        }

        Note = words.Of(View.Course.Facts, IsOffer ? LetterKind.Offer : LetterKind.Decline);
        await LookAsync(cancellation);
        await audit.RecordAsync(User.Did("viewed-application", View.Reference.ToString()), cancellation);
        return Page();
    }

    /// <summary>Shows the letter with the words as they are now; nothing is decided.</summary>
    public async Task<IActionResult> OnPostLookAsync(string reference, CancellationToken cancellation)
    {
        if (await EnterAsync(reference, cancellation) is { } elsewhere)
        {
            return elsewhere;
        }

        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        await LookAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostSendAsync(string reference, CancellationToken cancellation)
    {
        if (await EnterAsync(reference, cancellation) is { } elsewhere)
        {
            return elsewhere;
        }

        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        var result = IsOffer
            ? await decisions.OfferAsync(View.Reference, Note, User.DisplayName(), cancellation)
            : await decisions.DeclineAsync(View.Reference, Note, User.DisplayName(), cancellation);
        await audit.RecordAsync(User.Did(IsOffer ? "offered-place" : "declined-application", View.Reference.ToString(), null, result.ToString()), cancellation);
        return Redirect($"{StaffLinks.Application(View.Reference.ToString())}?done={result}");
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        Letter = IsOffer ? await letters.OfferAsync(View.Reference, Note, cancellation) : await letters.DeclineAsync(View.Reference, Note, cancellation);
        Refusal = (Letter, IsOffer) switch
        {
            (null, true) => "A place can be offered once somebody has begun to judge the application, and not after it is decided.",
            (null, false) => "A decline says why: judge at least one requirement as not met, with a reason, first.",
            _ => null,
        };
    }

    /// <summary>Null: this person may decide about this application.</summary>
    private async Task<IActionResult?> EnterAsync(string reference, CancellationToken cancellation)
    {
        if (Kind is not (Offer or Decline) || !BookingReference.TryParse(reference, out var parsed) || await desk.FindAsync(parsed, cancellation) is not { } found)
        {
            return NotFound();
        }

        View = found.Application;
        return MayDecide ? null : StatusCode(StatusCodes.Status403Forbidden);
    }
}
