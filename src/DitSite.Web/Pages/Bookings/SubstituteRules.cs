using DitSite.Bookings.Sales;
using DitSite.Web.Components.Forms;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace DitSite.Web.Pages.Bookings;

/// <summary>What a course asks of everybody who comes holds for a substitute too.</summary>
internal static class SubstituteRules
{
    public static void Check(ModelStateDictionary errors, SoldFacts facts, MonthAnswer completed, bool requirements)
    {
        if (facts.Prerequisite is not null && completed.FirstDay is null && errors.GetFieldValidationState("Completed") != ModelValidationState.Invalid && errors["Completed.Month"]?.Errors.Count is null or 0)
        {
            errors.AddModelError("Completed.Month", $"Enter the month and year in which they completed the {facts.Prerequisite}");
        }

        if (facts.AsksRequirements && !requirements)
        {
            errors.AddModelError("Requirements", "Tick the box to confirm that their equipment meets the system requirements");
        }
    }
}
