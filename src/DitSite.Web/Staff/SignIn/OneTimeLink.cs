using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace DitSite.Web.Staff.SignIn;

/// <summary>
/// The way in while no provider is configured: a link printed on the console at start. From the machine itself only, once, for fifteen
/// minutes, never in Production.
/// </summary>
internal sealed class OneTimeLink(IHostEnvironment environment, IOptions<SignInOptions> options, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly Lock gate = new();
    private byte[]? hash;
    private DateTimeOffset expires;

    public bool IsOffered => !environment.IsProduction() && !options.Value.IsConfigured;

    /// <returns>The secret part of the link: 256 random bits.</returns>
    public string Create()
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        lock (gate)
        {
            hash = SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(token));
            expires = clock.GetUtcNow() + Lifetime;
        }

        return token;
    }

    /// <summary>Whether the link would open the desk; looking does not use it up.</summary>
    public bool IsGood(string? token, IPAddress? from)
    {
        lock (gate)
        {
            return IsOffered && hash is not null && token is not null && from is not null && IPAddress.IsLoopback(from) && clock.GetUtcNow() < expires
                && CryptographicOperations.FixedTimeEquals(hash, SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(token)));
        }
    }

    /// <summary>Uses the link up. Only the first of many callers gets true.</summary>
    public bool Use(string? token, IPAddress? from)
    {
        lock (gate)
        {
            var good = IsGood(token, from);
            if (good)
            {
                hash = null;
            }

            return good;
        }
    }
}
