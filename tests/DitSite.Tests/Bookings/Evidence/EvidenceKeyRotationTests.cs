using System.Security.Cryptography;
using DitSite.Bookings.Evidence;
using DitSite.Bookings.Operations;
using DitSite.Tests.Bookings.Applications;
using DitSite.Web.Commands;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Tests.Bookings.Evidence;

public sealed class EvidenceKeyRotationTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private Guid ann;

    public static TheoryData<string> Steps => ["NewKeyWritten", "KeysMoved", "FormerKeyKept"];

    private string KeyFile => folder.File("evidence.key");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    [Fact]
    public async Task Rotated_EveryFileOpensUnderTheNewKeyAndNoneUnderTheFormer()
    {
        var files = await FilledAsync(3);
        var former = await File.ReadAllBytesAsync(KeyFile);
        Assert.Equal(0, await SiteCommands.Find(["rotate-evidence-key"])!(["rotate-evidence-key", $"--Data:Folder={folder.Path}"]));

        Assert.NotEqual(former, await File.ReadAllBytesAsync(KeyFile));
        Assert.Equal(former, await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(folder.Path, "evidence.key.until-*"))));
        Assert.False(File.Exists(KeyFile + ".next"));
        await AllOpenAsync(files);

        // The control: with the former key back in its place nothing opens.
        await File.WriteAllBytesAsync(KeyFile, former);
        await using var host = await BookingsHost.StartAsync(folder: folder);
        await Assert.ThrowsAnyAsync<CryptographicException>(() => host.Get<EvidenceStore>().OpenAsync(ann, files[0]));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Killed_AtAnyStep_LeavesASiteThatOpensAndKeepsFiles_AndRunsToItsEndAgain(string step)
    {
        var files = await FilledAsync(2);
        await Assert.ThrowsAsync<KilledException>(() => RotateAsync(reached =>
        {
            if (reached.ToString() == step)
            {
                throw new KilledException();
            }
        }));
        await AllOpenAsync(files);
        await using (var host = await BookingsHost.StartAsync(folder: folder))
        {
            files = [.. files, await AddAsync(host)];
        }

        await RotateAsync(_ => { });
        await AllOpenAsync(files);
        Assert.False(File.Exists(KeyFile + ".next"));
    }

    [Fact]
    public async Task Rotation_WhileTheSiteRuns_OrWithoutAKey_OrWithAnotherDatabasesKey_IsRefused()
    {
        using var empty = new TemporaryFolder();
        await Assert.ThrowsAsync<OperationRefusedException>(() => RotateAsync(_ => { }, empty));
        var files = await FilledAsync(1);
        await using (await BookingsHost.StartAsync(folder: folder))
        {
            Assert.Contains("Stop it before you exchange the key", (await Assert.ThrowsAsync<OperationRefusedException>(() => RotateAsync(_ => { }))).Message);
        }

        var right = await File.ReadAllBytesAsync(KeyFile);
        await File.WriteAllBytesAsync(KeyFile, RandomNumberGenerator.GetBytes(32));
        Assert.Contains("nothing was changed", (await Assert.ThrowsAsync<OperationRefusedException>(() => RotateAsync(_ => { }))).Message);
        await File.WriteAllBytesAsync(KeyFile, right);
        await AllOpenAsync(files);
    }

    private async Task<IReadOnlyList<Guid>> FilledAsync(int number)
    {
        await using var host = await BookingsHost.StartAsync(folder: folder);
        await host.PublishAsync(Examples.Run());
        ann = await Applicants.DraftAsync(host, "ann");
        var files = new List<Guid>();
        for (var file = 0; file < number; file++)
        {
            files.Add(await AddAsync(host));
        }

        return files;
    }

    private async Task<Guid> AddAsync(BookingsHost host) =>
        Assert.IsType<AddFileResult.Added>(await host.Get<EvidenceStore>().AddAsync(ann, "hours", "letter.pdf", new MemoryStream(SampleFiles.Pdf()))).Id;

    private async Task AllOpenAsync(IReadOnlyList<Guid> files)
    {
        await using var host = await BookingsHost.StartAsync(folder: folder);
        Assert.Equal(files.Count, await host.ReadAsync(context => context.EvidenceFiles.CountAsync()));
        foreach (var file in files)
        {
            var opened = await host.Get<EvidenceStore>().OpenAsync(ann, file);
            Assert.Equal("letter.pdf", opened!.Name);
            Assert.Equal(SampleFiles.Pdf(), opened.Content);
        }
    }

    private Task RotateAsync(Action<RotationStep> reached, TemporaryFolder? where = null) => BookingsHost.RotateAsync(where ?? folder, reached);

    private sealed class KilledException : Exception;
}
