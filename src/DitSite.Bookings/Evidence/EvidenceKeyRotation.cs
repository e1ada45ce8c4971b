using System.Globalization;
using DitSite.Bookings.Operations;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Evidence;

/// <summary>How far a rotation has come: after each step it can be interrupted, and run again to its end.</summary>
internal enum RotationStep
{
    /// <summary>The new key is on disk, beside the one in use.</summary>
    NewKeyWritten,

    /// <summary>Every file's key is under the new one.</summary>
    KeysMoved,

    /// <summary>The former key is kept under a name with the time.</summary>
    FormerKeyKept,
}

/// <param name="Files">Whose keys are under the new key.</param>
/// <param name="FormerKey">Where the former key is kept: copies of the database made before this need it.</param>
public sealed record RotationResult(int Files, string FormerKey);

/// <summary>
/// Exchanges the key-encrypting key of evidence. The files themselves stay as they are: each has a key of its own, and only these are sealed
/// anew. Killed at any moment it leaves a site that opens every file, and runs to its end when started again.
/// </summary>
public sealed class EvidenceKeyRotation(BookingsPaths paths, BookingsDatabase database, Migrator migrator, WriteGate gate, TimeProvider clock)
{
    private const int AtOnce = 200;

    /// <summary>A test is told of each step, and may stop there as a crash would.</summary>
    internal Action<RotationStep>? Reached { get; set; }

    /// <exception cref="OperationRefusedException">The site is running, there is no key yet, or a file's key opens under neither key.</exception>
    public async Task<RotationResult> RunAsync(CancellationToken cancellation = default)
    {
        if (!File.Exists(paths.EvidenceKeyFile))
        {
            throw new OperationRefusedException($"There is no key at {paths.EvidenceKeyFile}, so there is nothing to exchange.");
        }

        await using var alone = await database.EnterAloneAsync("exchange the key", cancellation);
        await migrator.MigrateAsync(cancellation);

        // Made at the first try, found again at the next.
        var (former, next) = (KeyFile.LoadOrCreate(paths.EvidenceKeyFile), KeyFile.LoadOrCreate(paths.NextEvidenceKeyFile));
        Reached?.Invoke(RotationStep.NewKeyWritten);
        var files = await gate.WriteAsync(context => MoveAsync(context, former, next, cancellation), cancellation);
        Reached?.Invoke(RotationStep.KeysMoved);
        var kept = $"{paths.EvidenceKeyFile}.until-{clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture)}";
        KeyFile.Write(kept, former);
        Reached?.Invoke(RotationStep.FormerKeyKept);
        File.Move(paths.NextEvidenceKeyFile, paths.EvidenceKeyFile, overwrite: true);
        return new(files, kept);
    }

    /// <summary>One transaction: after it all of them are under the new key, or none.</summary>
    private static async Task<int> MoveAsync(BookingsContext context, byte[] former, byte[] next, CancellationToken cancellation)
    {
        var ids = await context.EvidenceFiles.Select(file => file.Id).ToListAsync(cancellation);
        foreach (var some in ids.Chunk(AtOnce))
        {
            foreach (var file in await context.EvidenceFiles.Where(row => some.Contains(row.Id)).ToListAsync(cancellation))
            {
                if (EvidenceKeys.TryOpenKey(next, file) is not null)
                {
                    continue;
                }

                var key = EvidenceKeys.TryOpenKey(former, file)
                    ?? throw new OperationRefusedException($"The key of file {file.Id} opens under neither key, so nothing was changed. Restore the key file that belongs to this database, then try again.");
                file.SealUnder(EvidenceKeys.SealKey(next, key, file.ApplicationId, file.Id));
            }

            await context.SaveChangesAsync(cancellation);
            context.ChangeTracker.Clear();
        }

        return ids.Count;
    }
}
