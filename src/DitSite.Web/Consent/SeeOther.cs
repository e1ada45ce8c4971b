using Microsoft.AspNetCore.Mvc;

namespace DitSite.Web.Consent;

/// <summary>303: the answer to a POST is another page, fetched by GET.</summary>
internal sealed class SeeOther(string address) : ActionResult
{
    public override void ExecuteResult(ActionContext context)
    {
        context.HttpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.HttpContext.Response.Headers.Location = address;
    }
}
