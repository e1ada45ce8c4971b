using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace DitSite.Web.Staff.SignIn;

/// <summary>Keeps a session honest: idle and absolute limits by the site's clock, and the provider asked again every few minutes.</summary>
internal sealed class StaffCookieEvents(Provider provider, TimeProvider clock, ILogger<StaffCookieEvents> log) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var now = clock.GetUtcNow();
        if (context.Properties.Instant(StaffSession.SignedInAt) is not { } signedIn || now - signedIn >= StaffSession.Absolute)
        {
            await EndAsync(context);
            return;
        }

        // A one-time link has no provider behind it, hence no second opinion.
        if (context.Properties.Instant(StaffSession.CheckedAt) is { } checkedAt && now - checkedAt >= StaffSession.Recheck)
        {
            await RecheckAsync(context, now);
        }
    }

    /// <summary>Every request counts as activity: the thirty minutes begin again.</summary>
    public override Task CheckSlidingExpiration(CookieSlidingExpirationContext context)
    {
        context.ShouldRenew = true;
        return Task.CompletedTask;
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        // A form posted after the session ended must not be lost silently: say so instead of redirecting.
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.Redirect(StaffLinks.SignIn(context.Request.Path + context.Request.QueryString));
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private async Task RecheckAsync(CookieValidatePrincipalContext context, DateTimeOffset now)
    {
        var items = context.Properties.Items.AsReadOnly();
        var known = await provider.AskAgainAsync(items.GetValueOrDefault(StaffSession.RefreshToken), items.GetValueOrDefault(StaffSession.AccessToken), context.HttpContext.RequestAborted);
        if (known.Answer is false)
        {
            StaffSignInLog.NoLongerKnown(log, context.Principal!.Subject());
            await EndAsync(context);
            return;
        }

        // Unreachable is not "no", but it is not "yes" either: the question is asked again on the next page, and the session may not outlive the promise.
        if (known.Answer is null)
        {
            if (now - context.Properties.Instant(StaffSession.CheckedAt) >= TimeSpan.FromMinutes(5))
            {
                await EndAsync(context);
            }

            return;
        }

        context.Properties.Items[StaffSession.AccessToken] = known.Tokens?.AccessToken ?? items.GetValueOrDefault(StaffSession.AccessToken);
        context.Properties.Items[StaffSession.RefreshToken] = known.Tokens?.RefreshToken ?? items.GetValueOrDefault(StaffSession.RefreshToken);
        context.Properties.SetInstant(StaffSession.CheckedAt, now);
        context.ShouldRenew = true;
    }

    private static async Task EndAsync(CookieValidatePrincipalContext context)
    {
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(StaffSession.Scheme);
    }
}
