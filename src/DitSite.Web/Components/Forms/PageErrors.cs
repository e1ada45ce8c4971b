using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Components.Forms;

internal static class PageErrors
{
    /// <summary>Shows the page again: status 400, answers kept, each error in the summary and at its field.</summary>
    public static PageResult PageWithErrors(this PageModel page)
    {
        page.HttpContext.RequestServices.GetRequiredService<FormState>().ShowErrors(page.ModelState);
        var result = page.Page();
        result.StatusCode = StatusCodes.Status400BadRequest;
        return result;
    }

    /// <summary>The same with one more error: something was right in itself and could not be done.</summary>
    /// <param name="field">Empty: it belongs to no field.</param>
    public static PageResult PageRefused(this PageModel page, string field, string sentence)
    {
        page.ModelState.AddModelError(field, sentence);
        return page.PageWithErrors();
    }

    /// <summary>An error of a field that has none yet.</summary>
    public static void Need(this ModelStateDictionary errors, string field, bool wrong, string message)
    {
        if (wrong && errors.GetFieldValidationState(field) != ModelValidationState.Invalid)
        {
            errors.AddModelError(field, message);
        }
    }

    /// <summary>Lets fields see what was sent, without each page handing it on.</summary>
    internal sealed class AttachModelState : IAsyncPageFilter
    {
        public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context)
        {
            context.HttpContext.RequestServices.GetRequiredService<FormState>().Attach(context.ModelState);
            return Task.CompletedTask;
        }

        public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) => next();
    }
}
