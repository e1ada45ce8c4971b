using System.Net;
using System.Net.Sockets;

namespace DitSite.Bookings.Places;

/// <summary>One client as far as limits go: an IPv4 address, or an IPv6 network, since one household has a whole /64.</summary>
internal static class ClientAddress
{
    public static string Network(string address)
    {
        if (!IPAddress.TryParse(address, out var parsed))
        {
            return address;
        }

        if (parsed.IsIPv4MappedToIPv6)
        {
            parsed = parsed.MapToIPv4();
        }

        return parsed.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(parsed.GetAddressBytes().AsSpan(0, 8)) : parsed.ToString();
    }
}
