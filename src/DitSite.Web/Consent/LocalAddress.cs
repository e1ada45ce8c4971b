using DitSite.Web.Links;

namespace DitSite.Web.Consent;

/// <summary>Where a form may send its reader: a page of this site, whatever the form was made to say.</summary>
internal static class LocalAddress
{
    private const int Longest = 2_000;

    /// <summary>The path and query asked for, without a fragment; the cookies page for anything else.</summary>
    /// <remarks>Browsers read <c>\</c> as <c>/</c> and drop tabs and line ends, so neither may occur anywhere.</remarks>
    public static string Of(string? address)
    {
        if (address is null || address.Length > Longest || !address.StartsWith('/') || address.StartsWith("//", StringComparison.Ordinal)
            || address.Any(c => c is '\\' or > '~' or <= ' '))
        {
            return SiteLinks.Cookies;
        }

        var fragment = address.IndexOf('#', StringComparison.Ordinal);
        return fragment < 0 ? address : address[..fragment];
    }
}
