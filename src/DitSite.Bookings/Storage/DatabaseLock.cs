using DitSite.Bookings.Operations;

namespace DitSite.Bookings.Storage;

/// <summary>Keeps a running site apart from what needs the database alone. The operating system lets go of it when a program dies.</summary>
internal static class DatabaseLock
{
    /// <summary>Held by a running site; several may.</summary>
    /// <exception cref="OperationRefusedException">A restore, or an exchange of keys, is under way.</exception>
    public static FileStream Shared(BookingsPaths paths)
    {
        if (!File.Exists(paths.LockFile))
        {
            using var created = new FileStream(paths.LockFile, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
        }

        return Open(paths, FileAccess.Read, FileShare.Read, "A restore of the bookings database, or an exchange of its keys, is under way. Start the site when it is done.");
    }

    /// <param name="purpose">What it is held for, in words: "restore".</param>
    /// <exception cref="OperationRefusedException">The site is running.</exception>
    public static FileStream Alone(BookingsPaths paths, string purpose) =>
        Open(paths, FileAccess.ReadWrite, FileShare.None, $"The site is running on {paths.Database}. Stop it before you {purpose}.");

    private static FileStream Open(BookingsPaths paths, FileAccess access, FileShare share, string refusal)
    {
        try
        {
            return new FileStream(paths.LockFile, FileMode.OpenOrCreate, access, share);
        }
        catch (IOException fault)
        {
            throw new OperationRefusedException(refusal, fault);
        }
    }
}
