using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace DitSite.Web.Staff.SignIn;

/// <summary>The OpenID provider as the site talks to it behind the browser's back: discovery, keys, codes and a later "is this person still here?".</summary>
internal sealed class Provider
{
    /// <summary>Name of the HTTP client.</summary>
    public const string ClientName = "openid-provider";

    private readonly IHttpClientFactory clients;
    private readonly SignInOptions options;
    private readonly TimeProvider clock;
    private readonly ConfigurationManager<OpenIdConnectConfiguration> configuration;

    public Provider(IHttpClientFactory clients, IOptions<SignInOptions> options, TimeProvider clock)
    {
        this.clients = clients;
        this.clock = clock;
        this.options = options.Value;
        var authority = (this.options.Authority ?? "https://not-configured.invalid").TrimEnd('/');
        var retriever = new HttpDocumentRetriever(clients.CreateClient(ClientName)) { RequireHttps = !new Uri(authority).IsLoopback };
        configuration = new(authority + "/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever(), retriever);
    }

    /// <exception cref="SignInRefusedException">The provider can't be reached, or does not do what the site insists on.</exception>
    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancellationToken)
    {
        OpenIdConnectConfiguration found;
        try
        {
            found = await configuration.GetConfigurationAsync(cancellationToken);
        }
        catch (InvalidOperationException exception)
        {
            throw new SignInRefusedException(SignInRefusal.ProviderUnreachable, exception);
        }

        // The proof key (PKCE) is always sent as S256. Some providers announce nothing (Entra ID); one that announces only weaker ways is refused.
        return found.CodeChallengeMethodsSupported.Count == 0 || found.CodeChallengeMethodsSupported.Contains("S256")
            ? found
            : throw new SignInRefusedException(SignInRefusal.NoProofKey);
    }

    /// <summary>Keys may have been rotated: ask for the document again next time.</summary>
    public void RefreshKeys() => configuration.RequestRefresh();

    public async Task<ProviderTokens> RedeemAsync(string code, string redirectUri, string codeVerifier, CancellationToken cancellationToken)
    {
        var endpoint = (await GetConfigurationAsync(cancellationToken)).TokenEndpoint;
        var answer = await PostAsync(endpoint, new() { ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = redirectUri, ["code_verifier"] = codeVerifier }, cancellationToken);
        return answer ?? throw new SignInRefusedException(SignInRefusal.CodeRefused);
    }

    /// <summary>Whether the provider still vouches for the person; null when it can't be asked now.</summary>
    public async Task<StillKnown> AskAgainAsync(string? refreshToken, string? accessToken, CancellationToken cancellationToken)
    {
        try
        {
            var known = await GetConfigurationAsync(cancellationToken);
            if (refreshToken is not null)
            {
                var tokens = await PostAsync(known.TokenEndpoint, new() { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken }, cancellationToken);
                return tokens is null ? StillKnown.No : new StillKnown(true, tokens);
            }

            if (accessToken is null || string.IsNullOrEmpty(known.UserInfoEndpoint))
            {
                return StillKnown.No;
            }

            using var request = new HttpRequestMessage(HttpMethod.Get, known.UserInfoEndpoint);
            request.Headers.Authorization = new("Bearer", accessToken);
            using var response = await clients.CreateClient(ClientName).SendAsync(request, cancellationToken);
            return new(response.IsSuccessStatusCode ? true : (int)response.StatusCode >= 500 ? null : false, null);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or SignInRefusedException && !cancellationToken.IsCancellationRequested)
        {
            return new(null, null);
        }
    }

    /// <summary>How ID tokens are checked: by Microsoft's handlers, told what to insist on.</summary>
    public TokenValidationParameters ValidationOf(OpenIdConnectConfiguration known) => new()
    {
        ValidIssuer = known.Issuer,
        ValidAudience = options.ClientId,
        IssuerSigningKeys = known.SigningKeys,
        ValidateIssuer = true,
        ValidateAudience = true,
        ValidateLifetime = true,
        ValidateIssuerSigningKey = true,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        // Asymmetric signatures only: a token "signed" with the public key as an HMAC secret, or with none, is not one of these.
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.RsaSsaPssSha256],
        ClockSkew = options.ClockSkew,
        LifetimeValidator = (notBefore, expires, _, parameters) => IsCurrent(notBefore, expires, parameters.ClockSkew),
        NameClaimType = "name",
        RoleClaimType = options.RoleClaim,
    };

    /// <summary>By the site's own clock, so that a test may move it.</summary>
    private bool IsCurrent(DateTime? notBefore, DateTime? expires, TimeSpan skew)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return expires is not null && now <= expires + skew && (notBefore is null || notBefore - skew <= now);
    }

    /// <returns>Null when the provider refuses (4xx).</returns>
    private async Task<ProviderTokens?> PostAsync(string endpoint, Dictionary<string, string> form, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint);
        if (string.IsNullOrEmpty(options.ClientSecret))
        {
            form["client_id"] = options.ClientId!;
        }
        else
        {
            var credentials = Uri.EscapeDataString(options.ClientId!) + ":" + Uri.EscapeDataString(options.ClientSecret);
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(credentials)));
        }

        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Content = new FormUrlEncodedContent(form);
        using var response = await clients.CreateClient(ClientName).SendAsync(request, cancellationToken);
        if ((int)response.StatusCode is >= 400 and < 500)
        {
            return null;
        }

        response.EnsureSuccessStatusCode();
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
        return new(Text(answer, "id_token"), Text(answer, "access_token"), Text(answer, "refresh_token"));
    }

    private static string? Text(JsonDocument answer, string name) =>
        answer.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

internal sealed record ProviderTokens(string? IdToken, string? AccessToken, string? RefreshToken);

/// <param name="Answer">Null: the provider could not be asked.</param>
internal sealed record StillKnown(bool? Answer, ProviderTokens? Tokens)
{
    public static StillKnown No { get; } = new(false, null);
}
