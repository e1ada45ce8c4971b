using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace DitSite.Bookings.Storage;

/// <summary>Where the database and its companions are on disk.</summary>
public sealed class BookingsPaths(IHostEnvironment environment, IConfiguration configuration)
{
    /// <summary>With an absolute path, so that it does not depend on the folder the program was started in.</summary>
    internal string ConnectionString
    {
        get
        {
            var builder = new SqliteConnectionStringBuilder(configuration.GetConnectionString(BookingsOptions.ConnectionName) ?? BookingsOptions.DefaultConnection);
            builder.DataSource = Resolve(builder.DataSource);
            builder.ForeignKeys = true;
            return builder.ToString();
        }
    }

    internal string Database => new SqliteConnectionStringBuilder(ConnectionString).DataSource;

    /// <summary>Held shared by every program that serves from the database, and alone by a restore.</summary>
    internal string LockFile => Database + ".lock";

    internal string Resolve(string path) => Path.GetFullPath(path, environment.ContentRootPath);
}
