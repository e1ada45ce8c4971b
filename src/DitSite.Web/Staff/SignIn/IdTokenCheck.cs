using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace DitSite.Web.Staff.SignIn;

/// <summary>Believes an ID token only after signature, issuer, audience, times, nonce and, where present, <c>at_hash</c>.</summary>
internal sealed class IdTokenCheck(Provider provider, IOptions<SignInOptions> options)
{
    private static readonly OpenIdConnectProtocolValidator Protocol = new() { RequireNonce = true, RequireStateValidation = false, NonceLifetime = TimeSpan.FromMinutes(20) };

    public static string NewNonce() => Protocol.GenerateNonce();

    /// <returns>The person, with the roles that the provider's claim gives here.</returns>
    /// <exception cref="SignInRefusedException">The token is not one this site asked for, or gives no role.</exception>
    public async Task<ClaimsPrincipal> CheckAsync(string? idToken, string? accessToken, string? nonce, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(idToken))
        {
            throw new SignInRefusedException(SignInRefusal.NoIdToken);
        }

        var token = await ValidateAsync(idToken, cancellationToken);
        try
        {
            Protocol.ValidateTokenResponse(new()
            {
                ClientId = options.Value.ClientId,
                Nonce = nonce,
                ProtocolMessage = new() { IdToken = idToken, AccessToken = accessToken },
                ValidatedIdToken = token,
            });
        }
        catch (OpenIdConnectProtocolException exception)
        {
            throw new SignInRefusedException(SignInRefusal.ProtocolViolated, exception);
        }

        return PersonOf(token.Claims.ToList());
    }

    private async Task<JwtSecurityToken> ValidateAsync(string idToken, CancellationToken cancellationToken)
    {
        var handler = new JwtSecurityTokenHandler { MapInboundClaims = false };
        for (var attempt = 1; ; attempt++)
        {
            var known = await provider.GetConfigurationAsync(cancellationToken);
            try
            {
                handler.ValidateToken(idToken, provider.ValidationOf(known), out var validated);
                return (JwtSecurityToken)validated;
            }
            catch (SecurityTokenSignatureKeyNotFoundException) when (attempt == 1)
            {
                // Keys are rotated now and then: ask once for the current ones.
                provider.RefreshKeys();
            }
            catch (Exception exception) when (exception is SecurityTokenException or ArgumentException)
            {
                throw new SignInRefusedException(SignInRefusal.IdTokenInvalid, exception);
            }
        }
    }

    private ClaimsPrincipal PersonOf(List<Claim> claims)
    {
        string? Value(string type) => claims.FirstOrDefault(claim => claim.Type == type)?.Value;

        // An address that the provider has not verified is anybody's: it gives no role.
        var unverified = options.Value.RoleClaim == "email" && !string.Equals(Value("email_verified"), "true", StringComparison.OrdinalIgnoreCase);
        var roles = unverified ? [] : options.Value.RolesOf(claims.Where(claim => claim.Type == options.Value.RoleClaim).Select(claim => claim.Value)).ToList();
        if (roles.Count == 0)
        {
            throw new SignInRefusedException(SignInRefusal.NoRole);
        }

        var identity = new ClaimsIdentity(StaffSession.Scheme, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, Value("sub")!));
        identity.AddClaim(new(ClaimTypes.Name, Value("name") ?? Value("preferred_username") ?? Value("email") ?? Value("sub")!));
        identity.AddClaims(roles.Select(role => new Claim(ClaimTypes.Role, role)));
        return new(identity);
    }
}
