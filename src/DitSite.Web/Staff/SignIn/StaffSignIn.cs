using DitSite.Bookings.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Options;

namespace DitSite.Web.Staff.SignIn;

/// <summary>Puts staff sign-in together: cookie, provider, one-time link.</summary>
internal static class StaffSignIn
{
    public static void AddStaffSignIn(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<SignInOptions>().BindConfiguration(SignInOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SignInOptions>, SignInOptionsCheck>();
        services.AddHttpClient(Provider.ClientName, client => client.Timeout = TimeSpan.FromSeconds(10));
        services.AddSingleton<Provider>();
        services.AddSingleton<IdTokenCheck>();
        services.AddSingleton<OneTimeLink>();
        services.AddHostedService<OneTimeLinkPrinter>();
        services.AddSingleton<StaffCookieEvents>();
        services.AddSingleton<StaffSessionStore>();
        services.AddSingleton<PreviousSession>();
        services.AddAuthorization(StaffPolicies.Add);
        services.AddAuthentication()
            .AddCookie(StaffSession.Scheme, ConfigureCookie)
            .AddScheme<OAuthOptions, ProviderHandler>(ProviderHandler.SchemeName, null);
        services.AddOptions<CookieAuthenticationOptions>(StaffSession.Scheme)
            .Configure<StaffSessionStore, TimeProvider>((cookie, store, clock) => (cookie.SessionStore, cookie.TimeProvider) = (store, clock));
        services.AddOptions<OAuthOptions>(ProviderHandler.SchemeName).Configure<IOptions<SignInOptions>, TimeProvider, IHttpClientFactory>(ConfigureProvider);
        services.AddSingleton<IPostConfigureOptions<OAuthOptions>, OAuthPostConfigureOptions<OAuthOptions, ProviderHandler>>();
    }

    private static void ConfigureCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = StaffSession.CookieName;
        options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        // Lax: the answer of the provider arrives by a navigation from its site.
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.HttpOnly = true;
        options.Cookie.Path = "/";
        options.ExpireTimeSpan = StaffSession.Idle;
        options.SlidingExpiration = true;
        options.EventsType = typeof(StaffCookieEvents);
    }

    private static void ConfigureProvider(OAuthOptions options, IOptions<SignInOptions> signIn, TimeProvider clock, IHttpClientFactory clients)
    {
        options.TimeProvider = clock;
        options.SignInScheme = StaffSession.Scheme;
        options.CallbackPath = ProviderHandler.CallbackPath;
        options.ClientId = signIn.Value.ClientId ?? "not-configured";
        options.ClientSecret = string.IsNullOrEmpty(signIn.Value.ClientSecret) ? "none" : signIn.Value.ClientSecret;
        // Discovery replaces both before the first redirect; the framework only insists that they are not empty.
        options.AuthorizationEndpoint = options.TokenEndpoint = signIn.Value.Authority ?? "https://not-configured.invalid";
        options.UsePkce = true;
        options.Scope.Clear();
        foreach (var scope in signIn.Value.Scopes.Prepend("openid").Distinct())
        {
            options.Scope.Add(scope);
        }

        options.Backchannel = clients.CreateClient(Provider.ClientName);
        options.CorrelationCookie.Name = "__Host-staff-sign-in.";
        options.CorrelationCookie.Path = "/";
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.Always;
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.Events.OnRemoteFailure = RefuseAsync;
        options.Events.OnTicketReceived = async context =>
        {
            await context.HttpContext.RequestServices.GetRequiredService<PreviousSession>().EndAsync(context.HttpContext);
            StaffSignInLog.SignedIn(LogOf(context.HttpContext), context.Principal!.Subject());
            await context.HttpContext.RequestServices.GetRequiredService<StaffAudit>()
                .RecordAsync(new(context.Principal!.Subject(), context.Principal!.DisplayName(), "signed-in", "session", null, null), context.HttpContext.RequestAborted);
        };
    }

    private static Task RefuseAsync(RemoteFailureContext context)
    {
        var refusal = context.Failure switch
        {
            SignInRefusedException refused => refused.Refusal,
            HttpRequestException or TaskCanceledException => SignInRefusal.ProviderUnreachable,
            _ when context.Request.Query.ContainsKey("error") => SignInRefusal.ProviderSaidNo,
            _ => SignInRefusal.WrongState,
        };
        StaffSignInLog.Refused(LogOf(context.HttpContext), refusal);
        context.Response.Redirect(StaffLinks.Refused(refusal));
        context.HandleResponse();
        return Task.CompletedTask;
    }

    private static ILogger LogOf(HttpContext context) => context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("DitSite.Web.Staff.SignIn");

    private sealed class SignInOptionsCheck : IValidateOptions<SignInOptions>
    {
        public ValidateOptionsResult Validate(string? name, SignInOptions options) =>
            options.Problems().ToList() is { Count: > 0 } problems ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
    }
}
