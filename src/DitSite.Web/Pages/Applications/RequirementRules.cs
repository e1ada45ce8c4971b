using System.Globalization;
using DitSite.Bookings.Applications;
using DitSite.Web.Components.Forms;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace DitSite.Web.Pages.Applications;

/// <summary>What has to be answered for a requirement of each kind. Falling short of the requirement is no error: it is for staff to judge.</summary>
internal static class RequirementRules
{
    public const int MostHours = 100_000;

    public static void Check(RequirementPageModel page, ModelStateDictionary errors)
    {
        switch (page.Requirement.Kind)
        {
            case RequirementKind.SupervisedHours:
                errors.Need(nameof(page.Hours), page.Hours is null, "Enter the number of hours");
                errors.Need(nameof(page.Hours), page.Hours is not null && Number(page.Hours) is null, $"The hours must be a whole number from 0 to {MostHours.ToString("#,0", CultureInfo.InvariantCulture)}, such as 150");
                break;
            case RequirementKind.Declaration:
                Period(page, errors);
                errors.Need(nameof(page.Weekly), page.Weekly is null, "Select yes if it was weekly");
                errors.Need(nameof(page.Consent), !page.Consent, "Tick the box to agree, or leave this page: we may not keep these dates without your agreement");
                break;
            case RequirementKind.Employment:
                errors.Need(nameof(page.Setting), page.Setting is null || !page.Requirement.Settings.Contains(page.Setting), "Select where you worked");
                errors.Need(nameof(page.Employer), page.Employer is null, "Enter the name of your employer, or of your own practice");
                errors.Need(nameof(page.Role), page.Role is null, "Enter your role");
                Period(page, errors);
                break;
            case RequirementKind.Registration:
                var other = page.Body == RequirementAnswer.OtherBody && page.Requirement.Equivalent;
                errors.Need(nameof(page.Body), !other && (page.Body is null || !page.Requirement.Bodies.Contains(page.Body)), "Select the body you are registered with");
                errors.Need(nameof(page.OtherBodyName), other && page.OtherBodyName is null, "Enter the name of the other body");
                errors.Need(nameof(page.Number), page.Number is null, "Enter your registration number");
                break;
        }
    }

    public static int? Number(string? text) =>
        int.TryParse(text?.Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MostHours ? number : null;

    private static void Period(RequirementPageModel page, ModelStateDictionary errors)
    {
        errors.Need(nameof(page.From), page.From.FirstDay is null && IsBlank(page.From), "Enter the month and year when it began");
        errors.Need(nameof(page.Ongoing), page.Ongoing is not (RequirementPageModel.Still or RequirementPageModel.Ended), "Select whether it is still going on");
        errors.Need(nameof(page.To), page.Ongoing == RequirementPageModel.Ended && IsBlank(page.To), "Enter the month and year when it ended");
        errors.Need(nameof(page.To), page is { Ongoing: RequirementPageModel.Ended, From.FirstDay: { } from, To.FirstDay: { } to } && to < from, "The month it ended must not be before the month it began");
    }

    private static bool IsBlank(MonthAnswer answer) => string.IsNullOrWhiteSpace(answer.Month) && string.IsNullOrWhiteSpace(answer.Year);
}
