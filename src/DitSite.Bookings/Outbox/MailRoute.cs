using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DitSite.Bookings.Outbox;

public enum MailTransportState
{
    /// <summary>Development: mail is written to files.</summary>
    Files,
    Smtp,

    /// <summary>Production without <c>Smtp:Host</c>: booking, contact and mailing list are closed.</summary>
    Closed,
}

/// <summary>Which way mail leaves. A host may register an <see cref="IMailTransport"/> of its own, and that is then the way.</summary>
public sealed class MailRoute(IServiceProvider services, IOptions<SmtpOptions> smtp, IHostEnvironment environment)
{
    private readonly Lazy<IMailTransport?> transport = new(() => Choose(services, smtp.Value, environment));

    public MailTransportState State => Transport?.State ?? MailTransportState.Closed;

    internal IMailTransport? Transport => transport.Value;

    private static IMailTransport? Choose(IServiceProvider services, SmtpOptions smtp, IHostEnvironment environment) =>
        services.GetService<IMailTransport>() switch
        {
            { } own => own,
            _ when !string.IsNullOrEmpty(smtp.Host) => services.GetRequiredService<SmtpTransport>(),
            _ when environment.IsDevelopment() => services.GetRequiredService<FileTransport>(),
            _ => null,
        };
}
