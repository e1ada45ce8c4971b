using DitSite.Web.Umbraco;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace DitSite.Web.Staff.Content;

/// <summary>Whether content is edited here. With a CMS behind the site it is edited there, and the pages under <c>/staff/content</c> only show it.</summary>
public sealed class EditorSwitch(CmsDesk cms)
{
    public bool IsEditable => !cms.OwnsContent;

    /// <summary>Keeps every page of the editor but its first from being used while content is edited elsewhere.</summary>
    internal sealed class Guard(EditorSwitch editing) : IAuthorizationFilter
    {
        public void OnAuthorization(AuthorizationFilterContext context)
        {
            if (!editing.IsEditable && context.HttpContext.Request.Path != StaffLinks.Content)
            {
                context.Result = HttpMethods.IsGet(context.HttpContext.Request.Method) ? new RedirectResult(StaffLinks.Content) : new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
            }
        }
    }
}
