using System.Net;

namespace DitSite.Web.Consent;

/// <summary>
/// Deletes cookies wherever they may have been put: a browser deletes one only when name, domain and path are those it was set
/// with, and it tells the server none but the name. So every parent domain and every folder of the address is tried.
/// </summary>
internal static class StoredCookies
{
    /// <summary>A visitor's own request names the cookies; more than this is not a browser's doing.</summary>
    private const int MostNames = 24;

    public static void Delete(HttpContext context, Func<string, bool> deletes)
    {
        var names = context.Request.Cookies.Keys.Where(name => deletes(name) && name.All(IsToken)).Take(MostNames).ToArray();
        foreach (var name in names)
        {
            foreach (var path in Paths(context.Request.Path))
            {
                foreach (var domain in Domains(context.Request.Host.Host))
                {
                    context.Response.Headers.Append("Set-Cookie", $"{name}=; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path={path}{(domain is null ? "" : $"; Domain={domain}")}");
                }
            }
        }
    }

    /// <summary>The host itself without a domain, then with it, then each parent; browsers ignore the ones that are no site of ours.</summary>
    internal static IEnumerable<string?> Domains(string host)
    {
        yield return null;
        if (host.Length == 0 || IPAddress.TryParse(host.Trim('[', ']'), out _))
        {
            yield break;
        }

        var labels = host.Split('.');
        for (var first = 0; first < Math.Max(1, labels.Length - 1); first++)
        {
            yield return string.Join('.', labels[first..]);
        }
    }

    /// <summary><c>/</c>, then each folder of the address with and without a closing slash, four levels at most.</summary>
    internal static IEnumerable<string> Paths(string? address)
    {
        yield return "/";
        var path = "";
        foreach (var segment in (address ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries).Take(4).Where(segment => segment.All(IsPathCharacter)))
        {
            path += "/" + segment;
            yield return path;
            yield return path + "/";
        }
    }

    private static bool IsToken(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '!' or '#' or '$' or '&' or '\'' or '*' or '+' or '^' or '`' or '|' or '~';

    private static bool IsPathCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '~';
}
