using DitSite.Bookings.Operations;

namespace DitSite.Bookings.Storage;

/// <summary>Keeps a restore and a running site apart. The operating system lets go of it when a program dies.</summary>
internal static class DatabaseLock
{
    /// <summary>Held by a running site; several may.</summary>
    /// <exception cref="OperationRefusedException">A restore is under way.</exception>
    public static FileStream Shared(BookingsPaths paths)
    {
        if (!File.Exists(paths.LockFile))
        {
            using var created = new FileStream(paths.LockFile, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
        }

        return Open(paths, FileAccess.Read, FileShare.Read, "A restore of the bookings database is under way. Start the site when it is done.");
    }

    /// <exception cref="OperationRefusedException">The site is running.</exception>
    public static FileStream Alone(BookingsPaths paths) =>
        Open(paths, FileAccess.ReadWrite, FileShare.None, $"The site is running on {paths.Database}. Stop it before you restore.");

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
