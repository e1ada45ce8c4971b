namespace DitSite.Tests.Bookings;

/// <summary>
/// A database that is not a file. Tests that run on it too are a class derived from theirs whose constructor says <see cref="Use"/>: from
/// there on the hosts of that test, and of no other, stand on it.
/// </summary>
public abstract class OtherDatabase
{
    private static readonly AsyncLocal<OtherDatabase?> Used = new();

    internal static OtherDatabase? Current => Used.Value;

    public void Use() => Used.Value = this;

    /// <summary>From here on, a host stands on what its settings say.</summary>
    protected static void UseNone() => Used.Value = null;

    /// <summary>An empty one with the program's schema; the same one again for the same folder.</summary>
    /// <returns>Its connection string.</returns>
    public abstract Task<string> ForAsync(string folder);

    /// <summary>The folder's host has ended: whatever it left in its database is of no use to anybody.</summary>
    public abstract Task GiveBackAsync(string folder);
}
