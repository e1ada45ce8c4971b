using System.Security.Claims;
using DitSite.Bookings.Staff;
using DitSite.Web.Staff;
using DitSite.Web.Staff.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.SignIn;

/// <summary>The one-time link: a GET shows a button, its POST uses the link up.</summary>
[AllowAnonymous]
internal sealed class LinkModel(OneTimeLink link, StaffAudit audit, TimeProvider clock) : PageModel
{
    private const string Console = "console";

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    public bool IsGood { get; private set; }

    public IActionResult OnGet()
    {
        IsGood = link.IsGood(Token, HttpContext.Connection.RemoteIpAddress);
        return IsGood ? Page() : Refuse();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (User.Identity?.IsAuthenticated == true)
        {
            return Redirect(StaffLinks.Desk);
        }

        if (!link.Use(Token, HttpContext.Connection.RemoteIpAddress))
        {
            return Refuse();
        }

        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, Console), new(ClaimTypes.Name, "Console link"), new(ClaimTypes.Role, StaffRoles.Administrator)],
            StaffSession.Scheme, ClaimTypes.Name, ClaimTypes.Role);
        var session = new AuthenticationProperties();
        session.SetInstant(StaffSession.SignedInAt, clock.GetUtcNow());
        await HttpContext.SignInAsync(StaffSession.Scheme, new(identity), session);
        await audit.RecordAsync(new(Console, "Console link", "signed-in", "session", null, null), HttpContext.RequestAborted);
        return Redirect(StaffLinks.Desk);
    }

    private PageResult Refuse()
    {
        var page = Page();
        page.StatusCode = StatusCodes.Status403Forbidden;
        return page;
    }
}
