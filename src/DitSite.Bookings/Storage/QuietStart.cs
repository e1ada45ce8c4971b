using Microsoft.Extensions.Options;

namespace DitSite.Bookings.Storage;

/// <summary>Keeps work in the background from the first moments of a start. EF Core takes two seconds of a processor for its model and first queries, which no information page needs.</summary>
public sealed class QuietStart(IOptions<BookingsOptions> options)
{
    /// <summary>Awaited once, before a loop in the background begins. By the machine's own time, not the site's clock.</summary>
    public async Task OverAsync(CancellationToken cancellation) => await Task.Delay(options.Value.QuietStart, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
