using System.Data.Common;
using System.Runtime.CompilerServices;
using DitSite.Bookings.Storage.Postgres;
using DitSite.Bookings.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Storage;

/// <summary>All that SQLite and PostgreSQL do differently. The rest of the program does not know which of them it stands on.</summary>
public abstract class BookingsDatabase
{
    /// <summary>Topic of <see cref="TellAsync"/>: keys of runs whose places moved, or nothing: any may have.</summary>
    internal const string Places = "ditsite_places";

    /// <summary>Topic of <see cref="TellAsync"/>: the version of the content that a node now shows.</summary>
    internal const string Content = "ditsite_content";

    /// <summary>The folder of its migrations.</summary>
    internal abstract string Dialect { get; }

    /// <summary>Several sites may work on it at once.</summary>
    public abstract bool IsShared { get; }

    /// <summary>The one that the settings name.</summary>
    public static BookingsDatabase Of(BookingsPaths paths) => paths.Server is { } server ? Server(server) : new SqliteDatabase(paths);

    /// <summary>Whether a fault says that the database is away just now, and may be back the next moment.</summary>
    public abstract bool IsAway(Exception fault);

    internal abstract void Configure(DbContextOptionsBuilder options);

    /// <summary>A connection that is not open yet, for what must not wait for EF Core's model.</summary>
    internal abstract DbConnection Connect();

    /// <summary>Kept by every program that serves from the database, until it is disposed of.</summary>
    /// <exception cref="Operations.OperationRefusedException">Something is under way that needs the database alone.</exception>
    internal abstract Task<IAsyncDisposable> EnterAsync(CancellationToken cancellation);

    /// <param name="purpose">What the database is needed alone for, in words: "restore".</param>
    /// <exception cref="Operations.OperationRefusedException">A site is running on it.</exception>
    internal abstract Task<IAsyncDisposable> EnterAloneAsync(string purpose, CancellationToken cancellation);

    /// <summary>Opens a connection and begins a transaction that no other migration can be in.</summary>
    internal abstract Task<DbTransaction> BeginMigrationAsync(CancellationToken cancellation);

    /// <summary>Within a transaction that was just begun: waits until no other site writes.</summary>
    internal abstract Task TakeTurnAsync(BookingsContext context);

    /// <summary>Told to all sites on this database, this one included; within a transaction, when it has committed.</summary>
    internal abstract Task TellAsync(BookingsContext context, string topic, string text);

    /// <summary>After rows were inserted with numbers of their own: those that the database gives follow after them.</summary>
    internal abstract Task ContinueNumbersAsync(BookingsContext context, CancellationToken cancellation);

    /// <summary>
    /// Passes on what is told until it is cancelled, and throws when the connection is lost. At the beginning <see cref="Places"/> is
    /// told with nothing, for all that was missed. Returns at once where there is nobody to listen to.
    /// </summary>
    internal abstract Task ListenAsync(Func<string, string, Task> heard, CancellationToken cancellation);

    // By itself, so that a site on SQLite does not load the other's driver.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PostgresDatabase Server(string connection) => new(connection);
}
