using System.ComponentModel.DataAnnotations;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Policies;
using DitSite.Bookings.Sales;
using DitSite.Web.Components.Forms;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace DitSite.Web.Pages.Bookings;

/// <summary>Who comes instead, bound beside the page's own fields. What a course asks of everybody who comes holds for a substitute too.</summary>
public sealed class SubstituteAnswers
{
    [Required(ErrorMessage = "Enter their full name")]
    [StringLength(Booking.NameLength, ErrorMessage = "Their full name must be {1} characters or fewer")]
    [SingleLine(ErrorMessage = "Enter their full name on one line")]
    public string? Name { get; set; }

    [Required(ErrorMessage = "Enter their email address"), EmailFormat]
    public string? Email { get; set; }

    [DateRule("The month they completed the training", Limit = DateLimit.NotInFuture, FromYear = 1950)]
    public MonthAnswer Completed { get; set; } = new();

    public bool Requirements { get; set; }

    [StringLength(Booking.RegistrationBodyLength, ErrorMessage = "The body must be {1} characters or fewer"), SingleLine(ErrorMessage = "Enter the body on one line")]
    public string? RegistrationBody { get; set; }

    [StringLength(Booking.RegistrationNumberLength, ErrorMessage = "The number must be {1} characters or fewer"), SingleLine(ErrorMessage = "Enter the number on one line")]
    public string? RegistrationNumber { get; set; }

    /// <summary>Only after the answers were found right.</summary>
    public Substitute Person => new(new(Name!, Email!), Completed.FirstDay, Requirements, RegistrationBody, RegistrationNumber);

    public void Check(ModelStateDictionary errors, SoldFacts facts)
    {
        if (facts.Prerequisite is not null && Completed.FirstDay is null && errors.GetFieldValidationState(nameof(Completed)) != ModelValidationState.Invalid && errors["Completed.Month"]?.Errors.Count is null or 0)
        {
            errors.AddModelError("Completed.Month", $"Enter the month and year in which they completed the {facts.Prerequisite}");
        }

        if (facts.AsksRequirements && !Requirements)
        {
            errors.AddModelError(nameof(Requirements), "Tick the box to confirm that their equipment meets the system requirements");
        }
    }
}
