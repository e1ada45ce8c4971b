using DitSite.Bookings.Staff;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace DitSite.Web.Staff.SignIn;

/// <summary>Sign-in starts by GET, because the page's policy lets no form lead to another origin; sign-out is a POST of ours.</summary>
internal static class SignInEndpoints
{
    public static void MapStaffSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(StaffLinks.SignInStart, StartAsync);
        routes.MapPost(StaffLinks.SignOut, SignOutAsync);
    }

    private static async Task<IResult> StartAsync(HttpContext context, string? to, IOptions<SignInOptions> options, ILoggerFactory logs)
    {
        if (!options.Value.IsConfigured)
        {
            return Results.NotFound();
        }

        try
        {
            await context.ChallengeAsync(ProviderHandler.SchemeName, new() { RedirectUri = StaffLinks.LocalOrDesk(to) });
            return Results.Empty;
        }
        catch (SignInRefusedException refused)
        {
            StaffSignInLog.Refused(logs.CreateLogger("DitSite.Web.Staff.SignIn"), refused.Refusal);
            return Results.Redirect(StaffLinks.Refused(refused.Refusal));
        }
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery, StaffAudit audit, ILoggerFactory logs)
    {
        var session = await context.AuthenticateAsync(StaffSession.Scheme);
        if (session.Principal is { } person)
        {
            context.User = person;
            if (!await antiforgery.IsRequestValidAsync(context))
            {
                return Results.BadRequest();
            }

            await context.SignOutAsync(StaffSession.Scheme);
            await audit.RecordAsync(new(person.Subject(), person.DisplayName(), "signed-out", "session", null, null), context.RequestAborted);
            StaffSignInLog.SignedOut(logs.CreateLogger("DitSite.Web.Staff.SignIn"), person.Subject());
        }

        // The browser also forgets what it kept of the desk.
        context.Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return Results.Redirect(StaffLinks.SignedOut);
    }
}
