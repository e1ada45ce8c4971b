using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace DitSite.Web.Staff.SignIn;

/// <summary>The link that ends the session at the provider as well (RP-initiated logout).</summary>
internal sealed class ProviderSignOut(Provider provider, IOptions<SignInOptions> options, IOptions<SiteOptions> site)
{
    /// <returns>Null without a provider, or when it has no such address or can't be asked. No ID token stands in the link: addresses are logged by others.</returns>
    public async Task<string?> AddressAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.IsConfigured)
        {
            return null;
        }

        try
        {
            var end = (await provider.GetConfigurationAsync(cancellationToken)).EndSessionEndpoint;
            return string.IsNullOrEmpty(end)
                ? null
                : QueryHelpers.AddQueryString(end, new Dictionary<string, string?>
                {
                    ["client_id"] = options.Value.ClientId,
                    ["post_logout_redirect_uri"] = site.Value.Absolute(StaffLinks.SignedOut),
                });
        }
        catch (SignInRefusedException)
        {
            return null;
        }
    }
}
