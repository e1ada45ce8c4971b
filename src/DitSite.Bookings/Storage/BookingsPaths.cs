using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DitSite.Bookings.Storage;

/// <summary>Where the database and its companions are on disk.</summary>
public sealed class BookingsPaths(IHostEnvironment environment, IConfiguration configuration, IOptions<BookingsOptions> options)
{
    /// <summary>The connection string of a PostgreSQL server, where one is named; null: the bookings are in a file.</summary>
    internal string? Server
    {
        get
        {
            var given = configuration.GetConnectionString(BookingsOptions.ConnectionName);
            return given is not null && new DbConnectionStringBuilder { ConnectionString = given }.ContainsKey("Host") ? given : null;
        }
    }

    /// <summary>With an absolute path, so that it does not depend on the folder the program was started in.</summary>
    internal string ConnectionString
    {
        get
        {
            var builder = new SqliteConnectionStringBuilder(Server is null ? configuration.GetConnectionString(BookingsOptions.ConnectionName) : null);
            builder.DataSource = Resolve(builder.DataSource is { Length: > 0 } file ? file : InDataFolder("bookings.db"));
            builder.ForeignKeys = true;
            return builder.ToString();
        }
    }

    /// <summary>The file; with a server, where its companions on this machine are.</summary>
    internal string Database => new SqliteConnectionStringBuilder(ConnectionString).DataSource;

    /// <summary>Held shared by every program that serves from the database, and alone by a restore.</summary>
    internal string LockFile => Database + ".lock";

    internal string KeyFile => Resolve(options.Value.KeyFile ?? InDataFolder("bookings.key"));

    /// <summary>The key under which the keys of evidence files are sealed.</summary>
    internal string EvidenceKeyFile => Resolve(configuration["Evidence:KeyFile"] is { Length: > 0 } file ? file : InDataFolder("evidence.key"));

    /// <summary>There only while the key above is being exchanged for this one.</summary>
    internal string NextEvidenceKeyFile => EvidenceKeyFile + ".next";

    internal string MailFolder => Resolve(options.Value.MailFolder ?? InDataFolder("mail"));

    internal string Resolve(string path) => Path.GetFullPath(path, environment.ContentRootPath);

    private string InDataFolder(string name) => Path.Combine(configuration["Data:Folder"] ?? BookingsOptions.DefaultDataFolder, name);
}
