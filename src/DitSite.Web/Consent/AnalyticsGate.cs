using System.Text.RegularExpressions;
using DitSite.Content;
using DitSite.Content.Catalogue;
using DitSite.Content.Cookies;
using DitSite.Web.Security;
using Microsoft.Extensions.Options;

namespace DitSite.Web.Consent;

/// <summary>
/// The only door through which analytics can come: the script's address and the security policy that lets it run are both
/// written here, for a visitor who accepted, on a page that is the same for everyone, or not at all.
/// </summary>
public partial class AnalyticsGate(PublishedContent content, IOptions<AnalyticsOptions> options)
{
    private const string ScriptOrigin = "https://www.googletagmanager.com";

    /// <summary>The measurement id this page may use, or null: no analytics on this page for this visitor.</summary>
    public string? MeasurementId(HttpContext context) =>
        IsOpen(context) && IsDeclared(content.Current.CookieNotice) ? Configured : null;

    public static string ScriptUrl(string measurementId) => $"{ScriptOrigin}/gtag/js?id={Uri.EscapeDataString(measurementId)}";

    /// <summary>The site's policy and, where analytics may run, exactly the origins that the registry declares for it.</summary>
    public string SecurityPolicy(HttpContext context) =>
        MeasurementId(context) is null ? SecurityHeaders.ContentSecurityPolicy : Widen(SecurityHeaders.ContentSecurityPolicy, content.Current.CookieNotice);

    /// <summary>All of a visitor's decision that a page depends on, in one word for validators and memory.</summary>
    public string VariantOf(HttpContext context) =>
        $"{context.Consent().State}{(context.Consent().BySignal ? "BySignal" : "")} {MeasurementId(context)}";

    /// <summary>The condition itself: the tests' controls take it away to see that they would notice.</summary>
    protected virtual bool IsOpen(HttpContext context) => context.Consent().State == ConsentState.Accepted && MeasuredPages.Include(context);

    private string? Configured => string.IsNullOrEmpty(options.Value.MeasurementId) ? null : options.Value.MeasurementId;

    /// <summary>An owner who takes the tool out of the registry has switched it off.</summary>
    private static bool IsDeclared(CookieNotice notice) => notice.Origins(CookieCategory.Analytics).Contains(new(OriginUse.Script, ScriptOrigin));

    private string Widen(string policy, CookieNotice notice)
    {
        foreach (var use in notice.Origins(CookieCategory.Analytics).GroupBy(origin => origin.Use))
        {
            var directive = use.Key switch { OriginUse.Script => "script-src", OriginUse.Connect => "connect-src", _ => "img-src" };
            policy = policy.Replace($"{directive} 'self'", $"{directive} 'self' {string.Join(' ', use.Select(origin => origin.Origin))}", StringComparison.Ordinal);
        }

        var policies = options.Value.TrustedTypesPolicies.Where(name => PolicyName().IsMatch(name)).ToArray();
        return policies.Length == 0 ? policy : policy.Replace("trusted-types 'none'", $"trusted-types {string.Join(' ', policies)}", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9#=_/@.%-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex PolicyName();
}
