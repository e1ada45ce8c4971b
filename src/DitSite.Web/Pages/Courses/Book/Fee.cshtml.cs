using DitSite.Web.Components.Forms;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Courses.Book;

/// <summary>Which fee, and what goes with it. Not asked where there is one price and nothing to add.</summary>
[PrivatePage, BookingQuestion(BookingSteps.Fee)]
public sealed class FeeModel(BookingJourney journey) : PageModel
{
    public BookingJourney Journey => journey;

    /// <summary>Code of the fee option.</summary>
    [BindProperty]
    public string? Option { get; set; }

    /// <summary>Codes of what is added.</summary>
    [BindProperty]
    public List<string> AddOns { get; set; } = [];

    public void OnGet() => (Option, AddOns) = (journey.Answers.Fee?.Code ?? OnlyOption, [.. journey.Answers.Fee?.AddOns ?? []]);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Option ??= OnlyOption;
        Check(ModelState);
        return ModelState.IsValid
            ? Redirect(await journey.AnswerAsync(BookingSteps.Fee, answers => answers with { Fee = new(Option!, [.. AddOns.Distinct()]) }, cancellation))
            : this.PageWithErrors();
    }

    /// <summary>Where there is one price, only the additions are a choice.</summary>
    private string? OnlyOption => journey.Offer.Fees is [var only] ? only.Code : null;

    private void Check(ModelStateDictionary errors)
    {
        if (journey.Offer.Fees.All(fee => fee.Code != Option))
        {
            errors.AddModelError(nameof(Option), "Select a fee");
        }

        if (AddOns.Any(code => journey.Offer.AddOns.All(addOn => addOn.Code != code)))
        {
            errors.AddModelError(nameof(AddOns), "Select from the additions on this page");
        }
    }
}
