using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Umbraco.Cms.Api.Management.Security;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Infrastructure.Manifest;
using Umbraco.Extensions;

namespace DitSite.Cms.SignIn;

/// <summary>Sign-in to the back office by OpenID Connect (code with PKCE), where a provider is configured.</summary>
public sealed class SignInComposer : IComposer
{
    /// <summary>Umbraco puts its own prefix before it.</summary>
    internal const string Scheme = "OpenIdConnect";

    public void Compose(IUmbracoBuilder builder)
    {
        var settings = builder.Config.GetSection(SignInOptions.Section).Get<SignInOptions>() ?? new SignInOptions();
        if (!settings.IsSet)
        {
            return;
        }

        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<IPackageManifestReader, SignInButton>();
        var scheme = BackOfficeAuthenticationBuilder.SchemeForBackOffice(Scheme)!;
        builder.Services.Configure<BackOfficeExternalLoginProviderOptions>(scheme, login => Configure(login, settings));
        builder.AddBackOfficeExternalLogins(logins => logins.AddBackOfficeLogin(login => login.AddOpenIdConnect(scheme, options => Configure(options, settings))));
    }

    private static void Configure(OpenIdConnectOptions options, SignInOptions settings)
    {
        options.Authority = settings.Authority;
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecret;
        options.CallbackPath = "/umbraco-signin-oidc";
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.UsePkce = true;
        options.SaveTokens = false;
        options.GetClaimsFromUserInfoEndpoint = true;
        options.Scope.Add("email");
        // Umbraco links people to its users by this claim.
        options.ClaimActions.MapJsonKey(ClaimTypes.Email, "email");
        options.ClaimActions.MapJsonKey(settings.RoleClaim, settings.RoleClaim);
        options.TokenValidationParameters.NameClaimType = "name";
    }

    private static void Configure(BackOfficeExternalLoginProviderOptions login, SignInOptions settings)
    {
        login.DenyLocalLogin = settings.DenyPasswords;
        login.AutoLinkOptions = new ExternalSignInAutoLinkOptions(autoLinkExternalAccount: true, defaultUserGroups: ["editor"], defaultCulture: null, allowManualLinking: false)
        {
            // Asked at every sign-in, so that somebody who has left is out at once.
            OnExternalLogin = (_, info) => MayEdit(info.Principal, settings),
        };
    }

    // The role claim comes by its own name, or by the name that the framework gives to claims called "role" and "roles".
    private static bool MayEdit(ClaimsPrincipal person, SignInOptions settings) =>
        person.Claims.Any(claim => (claim.Type == settings.RoleClaim || claim.Type == ClaimTypes.Role) && claim.Value == settings.EditorRole);
}
