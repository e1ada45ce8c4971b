using DitSite.Bookings.Applications;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Evidence;

public abstract record AddFileResult
{
    private AddFileResult()
    {
    }

    /// <param name="SeemsToHoldNhsNumber">Its owner is to be warned and asked to redact it.</param>
    public sealed record Added(Guid Id, string Name, bool SeemsToHoldNhsNumber) : AddFileResult;

    public sealed record Refused(FileRefusal Why) : AddFileResult;

    /// <summary>Files can't be added to this application now.</summary>
    public sealed record Closed : AddFileResult;
}

/// <summary>A file on its way to somebody who may have it.</summary>
public sealed record OpenedFile(string Name, EvidenceKind Kind, byte[] Content);

/// <summary>Takes, keeps and gives out evidence. Bytes are in memory or sealed in the database: nothing is ever written to disk in plain text.</summary>
public sealed class EvidenceStore(
    WriteGate gate, IDbContextFactory<BookingsContext> contexts, EvidenceKeys keys, ClamAv scanner, ApplicationMail mail, TimeProvider clock) : IDisposable
{
    /// <summary>Bytes.</summary>
    public const int MostLength = 10 * 1024 * 1024;

    public const int MostFiles = 20;

    // A file is whole in memory while it is looked at; so many at once.
    private readonly SemaphoreSlim inspections = new(4, 4);

    /// <summary>Reads at most a little more than a file may have; the rest is read and dropped, so that the answer can be a sentence.</summary>
    public async Task<AddFileResult> AddAsync(Guid applicationId, string requirement, string? fileName, Stream upload, CancellationToken cancellation = default)
    {
        await inspections.WaitAsync(cancellation);
        try
        {
            var content = await ReadAsync(upload, cancellation);
            if (content is null)
            {
                return new AddFileResult.Refused(FileRefusal.TooLarge);
            }

            var verdict = FileInspection.Of(content);
            if (verdict is FileVerdict.Bad bad)
            {
                return new AddFileResult.Refused(bad.Why);
            }

            var good = (FileVerdict.Good)verdict;

            // What came is scanned, not only what is kept.
            var scan = await scanner.ScanAsync(content, cancellation);
            return scan == ScanState.Infected
                ? new AddFileResult.Refused(FileRefusal.Infected)
                : await KeepAsync(applicationId, requirement, NameOf(fileName, good.Kind), good, scan, cancellation);
        }
        finally
        {
            inspections.Release();
        }
    }

    /// <returns>False: there is no such file, or files can't be changed now.</returns>
    public Task<bool> RemoveAsync(Guid applicationId, Guid fileId, CancellationToken cancellation = default) =>
        gate.WriteAsync(
            async context =>
            {
                var application = await context.Applications.SingleAsync(row => row.Id == applicationId, cancellation);
                if (!CanChange(application) || await context.EvidenceFiles.Where(row => row.Id == fileId && row.ApplicationId == applicationId).ExecuteDeleteAsync(cancellation) != 1)
                {
                    return false;
                }

                ApplicationEvent.Add(context, applicationId, ApplicationEventKind.FileRemoved, clock.GetUtcNow());
                return true;
            },
            cancellation);

    /// <summary>Null: no such file of this application, or one that nobody may have (waiting for the scanner, infected).</summary>
    public async Task<OpenedFile?> OpenAsync(Guid applicationId, Guid fileId, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var file = await context.EvidenceFiles.AsNoTracking().SingleOrDefaultAsync(row => row.Id == fileId && row.ApplicationId == applicationId, cancellation);
        if (file?.CanBeOpened != true || await context.EvidenceContents.AsNoTracking().SingleOrDefaultAsync(row => row.FileId == fileId, cancellation) is not { } content)
        {
            return null;
        }

        return new(keys.NameOf(file), file.Kind, keys.Open(file, content.Sealed));
    }

    /// <summary>Asks the scanner again about what waits for it.</summary>
    internal async Task ScanPendingAsync(CancellationToken cancellation)
    {
        if (!scanner.IsSetUp)
        {
            return;
        }

        List<EvidenceFile> waiting;
        await using (var context = await contexts.CreateDbContextAsync(cancellation))
        {
            waiting = await context.EvidenceFiles.AsNoTracking().Where(row => row.Scan == ScanState.Pending).ToListAsync(cancellation);
        }

        foreach (var file in waiting)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            var content = await context.EvidenceContents.AsNoTracking().SingleAsync(row => row.FileId == file.Id, cancellation);
            var state = await scanner.ScanAsync(keys.Open(file, content.Sealed), cancellation);
            if (state != ScanState.Pending)
            {
                await gate.WriteAsync(writing => ScannedAsync(writing, file.Id, state, cancellation), cancellation);
            }
        }
    }

    public void Dispose() => inspections.Dispose();

    /// <summary>Null: too long.</summary>
    private static async Task<byte[]?> ReadAsync(Stream upload, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        var buffer = new byte[81_920];
        var tooLong = false;
        for (int read; (read = await upload.ReadAsync(buffer, cancellation)) > 0;)
        {
            tooLong |= content.Length + read > MostLength;
            if (!tooLong)
            {
                content.Write(buffer, 0, read);
            }
        }

        return tooLong ? null : content.ToArray();
    }

    private Task<AddFileResult> KeepAsync(Guid applicationId, string requirement, string name, FileVerdict.Good good, ScanState scan, CancellationToken cancellation) =>
        gate.WriteAsync<AddFileResult>(
            async context =>
            {
                var application = await context.Applications.SingleAsync(row => row.Id == applicationId, cancellation);
                if (!CanChange(application) || application.Course.Find(requirement) is null)
                {
                    return new AddFileResult.Closed();
                }

                if (await context.EvidenceFiles.CountAsync(row => row.ApplicationId == applicationId, cancellation) >= MostFiles)
                {
                    return new AddFileResult.Refused(FileRefusal.TooMany);
                }

                var (now, key, id) = (clock.GetUtcNow(), EvidenceKeys.NewKey(), Guid.CreateVersion7(clock.GetUtcNow()));
                var file = new EvidenceFile
                {
                    Id = id,
                    ApplicationId = applicationId,
                    RequirementCode = requirement,
                    Name = EvidenceKeys.SealName(key, name, applicationId, id),
                    Kind = good.Kind,
                    Length = good.Content.Length,
                    AddedAt = now,
                    SeemsToHoldNhsNumber = good.SeemsToHoldNhsNumber,
                };
                file.SealUnder(keys.SealKey(key, applicationId, id));
                file.Scanned(scan);
                context.EvidenceFiles.Add(file);
                context.EvidenceContents.Add(new() { FileId = id, Sealed = EvidenceKeys.SealContent(key, good.Content, applicationId, id) });
                if (application.Allows(ApplicationAction.Save))
                {
                    application.Touch(now);
                }

                ApplicationEvent.Add(context, applicationId, ApplicationEventKind.FileAdded, clock.GetUtcNow(), detail: requirement);
                return new AddFileResult.Added(id, name, good.SeemsToHoldNhsNumber);
            },
            cancellation);

    private async Task<bool> ScannedAsync(BookingsContext context, Guid fileId, ScanState state, CancellationToken cancellation)
    {
        if (await context.EvidenceFiles.SingleOrDefaultAsync(row => row.Id == fileId, cancellation) is not { Scan: ScanState.Pending } file)
        {
            return false;
        }

        file.Scanned(state);
        if (state == ScanState.Infected)
        {
            await context.EvidenceContents.Where(row => row.FileId == fileId).ExecuteDeleteAsync(cancellation);
            ApplicationEvent.Add(context, file.ApplicationId, ApplicationEventKind.FileInfected, clock.GetUtcNow(), detail: file.RequirementCode);
            await mail.FileInfectedAsync(context, await context.Applications.SingleAsync(row => row.Id == file.ApplicationId, cancellation), fileId, cancellation);
        }

        return true;
    }

    private static bool CanChange(Application application) => application.Allows(ApplicationAction.Save) || application.Allows(ApplicationAction.AnswerInformation);

    /// <summary>The last part of what the browser called it, without what no name needs, and with the ending of what it is.</summary>
    private static string NameOf(string? name, EvidenceKind kind)
    {
        var plain = new string([.. (name ?? "").Split('/', '\\')[^1].Where(letter => !char.IsControl(letter) && letter is not ('"' or '<' or '>' or '|' or ':' or '*' or '?') && char.GetUnicodeCategory(letter) != System.Globalization.UnicodeCategory.Format && !char.IsSurrogate(letter))]).Trim(' ', '.');
        var dot = plain.LastIndexOf('.');
        var stem = (dot > 0 ? plain[..dot] : plain).TrimEnd(' ', '.');
        stem = stem.Length == 0 ? "file" : stem.Length > EvidenceFile.NameLength ? stem[..EvidenceFile.NameLength] : stem;
        return stem + kind switch { EvidenceKind.Pdf => ".pdf", EvidenceKind.Jpeg => ".jpg", EvidenceKind.Png => ".png", _ => ".docx" };
    }
}
