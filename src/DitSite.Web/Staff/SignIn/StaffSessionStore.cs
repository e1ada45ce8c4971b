using DitSite.Bookings.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;

namespace DitSite.Web.Staff.SignIn;

/// <summary>Sessions live on the server: the browser holds a random key, and ending a session ends every copy of its cookie.</summary>
internal sealed class StaffSessionStore(StaffSessions sessions, IDataProtectionProvider protection) : ITicketStore
{
    private readonly IDataProtector protector = protection.CreateProtector("DitSite.Staff.Session");

    public Task<string> StoreAsync(AuthenticationTicket ticket) => sessions.AddAsync(Seal(ticket), Expires(ticket), Subject(ticket), CancellationToken.None);

    public Task RenewAsync(string key, AuthenticationTicket ticket) => sessions.RenewAsync(key, Seal(ticket), Expires(ticket), CancellationToken.None);

    public async Task<AuthenticationTicket?> RetrieveAsync(string key) =>
        await sessions.FindAsync(key, CancellationToken.None) is { } content ? TicketSerializer.Default.Deserialize(protector.Unprotect(content)) : null;

    public Task RemoveAsync(string key) => sessions.EndAsync(key, CancellationToken.None);

    private byte[] Seal(AuthenticationTicket ticket) => protector.Protect(TicketSerializer.Default.Serialize(ticket));

    private static DateTimeOffset Expires(AuthenticationTicket ticket) => ticket.Properties.ExpiresUtc!.Value;

    private static string Subject(AuthenticationTicket ticket) => ticket.Principal.Subject();
}
