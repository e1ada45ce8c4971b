using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace DitSite.Tests.Web.Staff;

/// <summary>A provider behind the HTTP client, honest until a test makes it lie in one respect.</summary>
internal sealed class StandInProvider : HttpMessageHandler
{
    public const string Issuer = "https://provider.test";
    public const string ClientId = "dit-site";

    // Every provider signs with the same key: to find one takes longer than to start a site.
    private static readonly RSAParameters KeyPair = NewKeyPair();

    private readonly RsaSecurityKey key = new(RSA.Create(KeyPair)) { KeyId = "key-1" };
    private readonly TestClock clock;

    public StandInProvider(TestClock clock) => (this.clock, SigningKey) = (clock, key);

    public string TokenIssuer { get; set; } = Issuer;
    public string Audience { get; set; } = ClientId;
    public Func<string, string?> Nonce { get; set; } = nonce => nonce;
    public SecurityKey SigningKey { get; set; }
    public string Algorithm { get; set; } = SecurityAlgorithms.RsaSha256;
    public bool Unsigned { get; set; }
    public TimeSpan ExpiresIn { get; set; } = TimeSpan.FromMinutes(10);
    public string? AtHash { get; set; }
    public bool WithoutIdToken { get; set; }
    public bool Down { get; set; }
    public bool AnnouncesIssuer { get; set; }
    public string[] ChallengeMethods { get; set; } = ["S256"];
    public string[] Roles { get; set; } = ["editor"];

    /// <summary>Name of the person who signs in next.</summary>
    public string Person { get; set; } = "Alex Canary";

    /// <summary>Null: the ID token says nothing of an address.</summary>
    public bool? EmailVerified { get; set; }

    /// <summary>People who have been removed: refresh and userinfo answer no.</summary>
    public bool PersonRemoved { get; set; }

    public bool GivesRefreshToken { get; set; } = true;

    /// <summary>Forms that reached the token endpoint.</summary>
    public List<Dictionary<string, string>> TokenRequests { get; } = [];

    /// <summary>The nonce that the site sent to the authorization endpoint; the test copies it from the redirect.</summary>
    public string AskedNonce { get; set; } = "";

    private HashSet<string> UsedCodes { get; } = [];

    /// <summary>The provider's own key, published: a forger could use it as a shared secret.</summary>
    public byte[] PublicKeyBytes => key.Rsa.ExportSubjectPublicKeyInfo();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Down)
        {
            throw new HttpRequestException("No route to the provider.");
        }

        return request.RequestUri!.AbsolutePath switch
        {
            "/.well-known/openid-configuration" => Json(Discovery()),
            "/keys" => Json(new { keys = new[] { JsonWebKeyConverter.ConvertFromRSASecurityKey(new(key.Rsa.ExportParameters(false)) { KeyId = key.KeyId }) } }),
            "/token" => Token(await request.Content!.ReadAsStringAsync(cancellationToken)),
            "/userinfo" => PersonRemoved ? new(HttpStatusCode.Unauthorized) : Json(new { sub = "person-1" }),
            _ => new(HttpStatusCode.NotFound),
        };
    }

    private Dictionary<string, object> Discovery()
    {
        var answer = new Dictionary<string, object>
        {
            ["issuer"] = Issuer,
            ["authorization_endpoint"] = Issuer + "/authorize",
            ["token_endpoint"] = Issuer + "/token",
            ["userinfo_endpoint"] = Issuer + "/userinfo",
            ["end_session_endpoint"] = Issuer + "/end",
            ["jwks_uri"] = Issuer + "/keys",
            ["authorization_response_iss_parameter_supported"] = AnnouncesIssuer,
        };
        if (ChallengeMethods.Length > 0)
        {
            answer["code_challenge_methods_supported"] = ChallengeMethods;
        }

        return answer;
    }

    private HttpResponseMessage Token(string body)
    {
        var form = System.Web.HttpUtility.ParseQueryString(body);
        TokenRequests.Add(form.AllKeys.ToDictionary(name => name!, name => form[name]!));
        if (form["grant_type"] == "refresh_token" ? PersonRemoved : !UsedCodes.Add(form["code"]!))
        {
            return Json(new { error = "invalid_grant" }, HttpStatusCode.BadRequest);
        }

        var tokens = new Dictionary<string, object> { ["access_token"] = "access-1", ["token_type"] = "Bearer" };
        if (GivesRefreshToken)
        {
            tokens["refresh_token"] = "refresh-1";
        }

        if (!WithoutIdToken)
        {
            tokens["id_token"] = IdToken();
        }

        return Json(tokens);
    }

    private string IdToken()
    {
        var now = clock.GetUtcNow();
        var claims = new Dictionary<string, object> { ["sub"] = "person-1", ["name"] = Person, ["roles"] = Roles };
        if (Nonce(AskedNonce) is { } nonce)
        {
            claims["nonce"] = nonce;
        }

        if (EmailVerified is { } verified)
        {
            claims["email"] = "alex@people.test";
            claims["email_verified"] = verified;
        }

        if (AtHash is not null)
        {
            claims["at_hash"] = AtHash;
        }

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = TokenIssuer,
            Audience = Audience,
            IssuedAt = (now + ExpiresIn - TimeSpan.FromHours(1)).UtcDateTime,
            Expires = (now + ExpiresIn).UtcDateTime,
            Claims = claims,
            SigningCredentials = Unsigned ? null : new(SigningKey, Algorithm),
        });
    }

    private static RSAParameters NewKeyPair()
    {
        using var rsa = RSA.Create(2048);
        return rsa.ExportParameters(includePrivateParameters: true);
    }

    private static HttpResponseMessage Json(object value, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(JsonSerializer.Serialize(value), System.Text.Encoding.UTF8, "application/json") };
}
