using DitSite.Bookings.Applications;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace DitSite.Web.Applications;

/// <summary>
/// A page of one application: without a session for it, everybody gets the same page with 404, whether the reference exists or not. Where its
/// action is not possible any more the application's own page says what is.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ApplicantPageAttribute : Attribute, IAsyncResourceFilter
{
    private readonly ApplicationAction[] actions;

    /// <param name="actions">Any of them has to be possible; none: the page is always there.</param>
    public ApplicantPageAttribute(params ApplicationAction[] actions) => this.actions = actions;

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var current = context.HttpContext.RequestServices.GetRequiredService<CurrentApplication>();
        if (!await current.FindAsync(context.HttpContext, context.RouteData.Values["reference"] as string, context.HttpContext.RequestAborted))
        {
            context.Result = await ClosedApplication.AnswerAsync(context.HttpContext);
        }
        else if (actions.Length > 0 && !actions.Any(current.View.Allows))
        {
            context.Result = new RedirectResult(current.Home);
        }
        else
        {
            await next();
        }
    }
}
