using System.ComponentModel.DataAnnotations;

namespace DitSite.Web;

/// <summary>What this installation is: its address and where its mail goes.</summary>
public sealed class SiteOptions
{
    public const string Section = "Site";

    /// <summary>Origin of the public site, without a path. Canonical links, mail links and the cross-site rule come from it, never from a request.</summary>
    [Required(ErrorMessage = "Set Site:PublicUrl to the address of the site, such as https://www.example.org.")]
    [RegularExpression("https?://[^/?#@\\s]+/?", ErrorMessage = "Site:PublicUrl must be an address without a path, such as https://www.example.org.")]
    public string PublicUrl { get; set; } = "";

    /// <summary>Receives what is sent from the contact page; the form is off in Production until it is set.</summary>
    [EmailAddress(ErrorMessage = "Site:ContactEmail must be an e-mail address.")]
    public string? ContactEmail { get; set => field = Set(value); }

    /// <summary>Is told of each booking and cancellation.</summary>
    [EmailAddress(ErrorMessage = "Site:BookingsEmail must be an e-mail address.")]
    public string? BookingsEmail { get; set => field = Set(value); }

    /// <summary>Sender of all mail.</summary>
    [EmailAddress(ErrorMessage = "Site:FromEmail must be an e-mail address.")]
    public string? FromEmail { get; set => field = Set(value); }

    /// <summary>Address or URL for reports of weaknesses, published in <c>security.txt</c>; <see cref="ContactEmail"/> where none is set.</summary>
    public string? SecurityContact { get; set => field = Set(value); }

    /// <summary>Never throws: it is read while settings are looked at, before an address that is none has been refused.</summary>
    public Uri Origin => Uri.TryCreate(PublicUrl.TrimEnd('/') + "/", UriKind.Absolute, out var origin) ? origin : new("about:blank");

    public string Absolute(string path) => PublicUrl.TrimEnd('/') + path;

    /// <summary>A setting that is there but empty is not set.</summary>
    private static string? Set(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
