using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace DitSite.Bookings.Outbox;

/// <summary>The mail server that takes outgoing mail.</summary>
public sealed class SmtpOptions
{
    public const string Section = "Smtp";

    /// <summary>Not set: mail goes to files in Development, and nowhere in Production.</summary>
    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    /// <summary>Encrypts by STARTTLS before anything is said. Turn it off only for a mail server on this machine.</summary>
    public bool? StartTls { get; set; } = true;

    public string? User { get; set; }
    public string? Password { get; set; }

    /// <summary>For one message, from connecting to its acceptance.</summary>
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>What is not a number or a truth value becomes one that validation refuses.</summary>
    internal void Read(IConfiguration section)
    {
        Host = section[nameof(Host)] ?? Host;
        User = section[nameof(User)] ?? User;
        Password = section[nameof(Password)] ?? Password;
        Port = Number(section[nameof(Port)], Port);
        TimeoutSeconds = Number(section[nameof(TimeoutSeconds)], TimeoutSeconds);
        StartTls = section[nameof(StartTls)] is { } text ? (bool.TryParse(text, out var on) ? on : null) : StartTls;
    }

    private static int Number(string? text, int otherwise) =>
        text is null ? otherwise : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
