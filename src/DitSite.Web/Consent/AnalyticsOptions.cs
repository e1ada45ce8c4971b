using System.ComponentModel.DataAnnotations;

namespace DitSite.Web.Consent;

/// <summary>Which account measures this site. Nothing is measured until it is set, whatever visitors accept.</summary>
public sealed class AnalyticsOptions
{
    public const string Section = "Analytics";

    /// <summary>Google Analytics 4 measurement id.</summary>
    [RegularExpression("G-[A-Z0-9]{4,16}", ErrorMessage = "Analytics:MeasurementId is the Google Analytics 4 measurement id, such as G-ABC1234567.")]
    public string? MeasurementId { get; set; }

    /// <summary>
    /// Names of the Trusted Types policies that the analytics script must be allowed to create, on pages with analytics only.
    /// Empty: it runs under <c>trusted-types 'none'</c> as our own scripts do.
    /// </summary>
    public string[] TrustedTypesPolicies { get; set; } = [];
}
