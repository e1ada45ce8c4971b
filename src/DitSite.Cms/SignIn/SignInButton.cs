using System.Text.Json.Nodes;
using Umbraco.Cms.Core.Manifest;
using Umbraco.Cms.Infrastructure.Manifest;

namespace DitSite.Cms.SignIn;

/// <summary>The button on the sign-in page of the back office, which exists only where a provider is configured.</summary>
internal sealed class SignInButton(SignInOptions settings) : IPackageManifestReader
{
    public Task<IEnumerable<PackageManifest>> ReadPackageManifestsAsync()
    {
        var button = new JsonObject
        {
            ["type"] = "authProvider",
            ["alias"] = "DitSite.SignIn",
            ["name"] = "Sign in by OpenID Connect",
            ["forProviderName"] = $"Umbraco.{SignInComposer.Scheme}",
            ["meta"] = new JsonObject
            {
                ["label"] = settings.ButtonText,
                ["defaultView"] = new JsonObject { ["icon"] = "icon-user" },
                ["behavior"] = new JsonObject { ["autoRedirect"] = false },
                ["linking"] = new JsonObject { ["allowManualLinking"] = false },
            },
        };
        IEnumerable<PackageManifest> manifests = [new PackageManifest { Name = "DitSite sign-in", AllowPublicAccess = true, AllowTelemetry = false, Extensions = [button] }];
        return Task.FromResult(manifests);
    }
}
