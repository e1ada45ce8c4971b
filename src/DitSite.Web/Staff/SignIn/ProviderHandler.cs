using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace DitSite.Web.Staff.SignIn;

/// <summary>
/// OpenID Connect by authorization code and PKCE. State, correlation and proof key are the framework's; what OpenID adds to OAuth
/// (discovery, nonce, issuer, ID token) is Microsoft.IdentityModel's.
/// </summary>
internal sealed class ProviderHandler(
    IOptionsMonitor<OAuthOptions> monitor, ILoggerFactory logs, UrlEncoder encoder, Provider provider, IdTokenCheck check, IOptions<SiteOptions> site, TimeProvider clock)
    : OAuthHandler<OAuthOptions>(monitor, logs, encoder)
{
    public const string SchemeName = "openid";
    public const string CallbackPath = "/staff/sign-in/return";

    private const string Nonce = "nonce";

    /// <summary>The address registered at the provider: from configuration, never from a request's host.</summary>
    private string ReturnAddress => site.Value.Absolute(CallbackPath);

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var known = await provider.GetConfigurationAsync(Context.RequestAborted);
        Options.AuthorizationEndpoint = known.AuthorizationEndpoint;
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var nonce = IdTokenCheck.NewNonce();
        properties.Items[Nonce] = nonce;
        return QueryHelpers.AddQueryString(base.BuildChallengeUrl(properties, ReturnAddress), Nonce, nonce);
    }

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        try
        {
            var known = await provider.GetConfigurationAsync(Context.RequestAborted);
            var issuer = Request.Query["iss"].ToString();

            // RFC 9207: an answer that names another issuer was meant for somebody else (mix-up).
            if (issuer.Length > 0 ? issuer != known.Issuer : known.AuthorizationResponseIssParameterSupported)
            {
                throw new SignInRefusedException(SignInRefusal.WrongIssuer);
            }

            return await base.HandleRemoteAuthenticateAsync();
        }
        catch (SignInRefusedException refused)
        {
            return HandleRequestResult.Fail(refused);
        }
    }

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        var verifier = context.Properties.Items[OAuthConstants.CodeVerifierKey]!;
        var tokens = await provider.RedeemAsync(context.Code, ReturnAddress, verifier, Context.RequestAborted);
        return OAuthTokenResponse.Success(JsonSerializer.SerializeToDocument(new Dictionary<string, string?>
        {
            ["id_token"] = tokens.IdToken,
            ["access_token"] = tokens.AccessToken,
            ["refresh_token"] = tokens.RefreshToken,
        }));
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var idToken = tokens.Response!.RootElement.GetProperty("id_token").GetString();
        var person = await check.CheckAsync(idToken, tokens.AccessToken, properties.Items[Nonce], Context.RequestAborted);
        var now = clock.GetUtcNow();
        var session = new AuthenticationProperties { RedirectUri = properties.RedirectUri, IsPersistent = false, AllowRefresh = true };
        session.SetInstant(StaffSession.SignedInAt, now);
        session.SetInstant(StaffSession.CheckedAt, now);
        session.Items[StaffSession.IdToken] = idToken;
        session.Items[StaffSession.AccessToken] = tokens.AccessToken;
        session.Items[StaffSession.RefreshToken] = tokens.RefreshToken;
        return new(person, session, SchemeName);
    }
}
