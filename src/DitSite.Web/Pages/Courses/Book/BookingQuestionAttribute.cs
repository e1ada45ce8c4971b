using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace DitSite.Web.Pages.Courses.Book;

/// <summary>
/// Lets a page of the journey be reached only when its turn has come: an unknown run is 404, a run that is not open leads to the start
/// page, which says why, and whoever jumps ahead is led to the first question still to be answered.
/// </summary>
/// <param name="step">The question; null for the check page, which comes after all of them.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BookingQuestionAttribute(string? step) : Attribute, IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var services = context.HttpContext.RequestServices;
        var journey = services.GetRequiredService<BookingJourney>();
        var door = await services.GetRequiredService<BookingEntrance>().FindAsync(context.RouteData, context.HttpContext.RequestAborted);
        if (door is not BookingDoor.Open(var offer))
        {
            context.Result = door.Answer();
            return;
        }

        journey.Enter(offer);
        if (Elsewhere(journey) is { } address)
        {
            context.Result = new RedirectResult(address);
            return;
        }

        await next();
    }

    private string? Elsewhere(BookingJourney journey)
    {
        if (journey.State is null)
        {
            return journey.Links.Ended;
        }

        if (journey.State.Over)
        {
            return journey.Links.Done;
        }

        var steps = journey.Steps.Select(other => other.Slug).ToList();
        var (here, reached) = (step is null ? steps.Count : steps.IndexOf(step), journey.FirstUnanswered is { } open ? steps.IndexOf(open.Slug) : steps.Count);
        return here < 0 || here > reached ? journey.NextUnanswered : null;
    }
}
