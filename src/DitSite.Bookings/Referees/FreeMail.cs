namespace DitSite.Bookings.Referees;

/// <summary>Mail domains at which anybody can have an address at once. A referee may well have one; staff are told.</summary>
public static class FreeMail
{
    private static readonly HashSet<string> Domains = new(StringComparer.OrdinalIgnoreCase)
    {
        "gmail.com", "googlemail.com", "outlook.com", "outlook.co.uk", "hotmail.com", "hotmail.co.uk", "live.com", "live.co.uk", "msn.com",
        "yahoo.com", "yahoo.co.uk", "ymail.com", "aol.com", "aol.co.uk", "icloud.com", "me.com", "mac.com", "proton.me", "protonmail.com",
        "pm.me", "gmx.com", "gmx.co.uk", "gmx.net", "gmx.de", "mail.com", "zoho.com", "fastmail.com", "tutanota.com", "tuta.com", "yandex.com",
        "btinternet.com", "sky.com", "talktalk.net", "virginmedia.com", "ntlworld.com", "blueyonder.co.uk", "mailinator.com",
    };

    public static bool Is(string email) => Domains.Contains(email[(email.LastIndexOf('@') + 1)..].Trim());
}
