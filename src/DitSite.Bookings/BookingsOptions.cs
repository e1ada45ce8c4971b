using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace DitSite.Bookings;

/// <summary>Where bookings are kept. Relative paths start at the content root; what is not set lies in <c>Data:Folder</c>.</summary>
public sealed class BookingsOptions
{
    public const string Section = "Bookings";
    public const string ConnectionName = "Bookings";
    public const string DefaultDataFolder = "App_Data";

    /// <summary>
    /// 32 random bytes, made at the first start. Keyed hashes and secrets waiting in the outbox depend on it; it is outside the database so
    /// that a copy of the database alone reveals neither. Back it up apart from the database.
    /// </summary>
    public string? KeyFile { get; set; }

    /// <summary>Mail is written here in Development.</summary>
    public string? MailFolder { get; set; }

    /// <summary>For so long after a start nothing runs in the background: the first pages have the processors to themselves. <c>Bookings:QuietStartSeconds</c>.</summary>
    public TimeSpan QuietStart { get; set; } = TimeSpan.FromSeconds(2);

    internal void Read(IConfiguration section)
    {
        KeyFile = section[nameof(KeyFile)] ?? KeyFile;
        MailFolder = section[nameof(MailFolder)] ?? MailFolder;
        QuietStart = double.TryParse(section["QuietStartSeconds"], CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : QuietStart;
    }
}
