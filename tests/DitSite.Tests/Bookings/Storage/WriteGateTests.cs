using System.Data.Common;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DitSite.Tests.Bookings.Storage;

public class WriteGateTests
{
    [Fact]
    public async Task Writes_WaitingTogether_AreCommittedTogether()
    {
        await using var host = await BookingsHost.StartAsync();
        var gate = host.Get<WriteGate>();
        var before = gate.Groups;

        await TogetherAsync(gate, [.. Enumerable.Range(0, 30).Select(number => (Func<BookingsContext, Task<int>>)(context => AddAsync(context, $"{number}")))]);

        Assert.Equal(30, await CountAsync(host));

        // One for whoever came first, and one for all who came meanwhile; a slow machine needs a few.
        Assert.InRange(gate.Groups - before, 2, 20);
    }

    [Fact]
    public async Task Writes_InGroupsOfOne_AreCommittedOneByOne()
    {
        await using var host = await BookingsHost.StartAsync();
        var gate = host.Get<WriteGate>();
        gate.LargestGroup = 1;
        var before = gate.Groups;

        await TogetherAsync(gate, [.. Enumerable.Range(0, 30).Select(number => (Func<BookingsContext, Task<int>>)(context => AddAsync(context, $"{number}")))]);

        Assert.Equal(31, gate.Groups - before);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Write_ThatFailsInAGroup_IsUndoneAlone(int place)
    {
        await using var host = await BookingsHost.StartAsync();
        var work = Enumerable.Range(0, 5)
            .Select(number => (Func<BookingsContext, Task<int>>)(number == place ? FailAsync : context => AddAsync(context, $"{number}")))
            .ToArray();

        var answers = await TogetherAsync(host.Get<WriteGate>(), work);

        Assert.Equal("after its rows", Assert.IsType<InvalidDataException>(answers[place]).Message);
        Assert.All(answers.Where((_, number) => number != place), Assert.Null);
        Assert.Equal(4, await CountAsync(host));
    }

    [Fact]
    public async Task Write_SeesWhatTheOnesBeforeItInItsGroupWrote()
    {
        await using var host = await BookingsHost.StartAsync();
        var seen = new List<int>();

        await TogetherAsync(host.Get<WriteGate>(), [.. Enumerable.Range(0, 5).Select(number => (Func<BookingsContext, Task<int>>)(async context =>
        {
            seen.Add(await context.Suppressions.CountAsync());
            return await AddAsync(context, $"{number}");
        }))]);

        Assert.Equal([0, 1, 2, 3, 4], seen);
    }

    [Fact]
    public async Task Nobody_IsAnsweredBeforeTheCommitReturned()
    {
        var commit = new HeldCommit();
        await using var host = await BookingsHost.StartAsync(commit);
        var gate = host.Get<WriteGate>();
        commit.Hold();

        var write = gate.WriteAsync(context => AddAsync(context, "1"), default);
        await commit.Reached;
        await Task.Delay(50);
        Assert.False(write.IsCompleted);

        commit.Release();
        await write;
        Assert.Equal(1, await CountAsync(host));
    }

    [Fact]
    public async Task Commit_ThatFails_IsToldToAllAndTheNextIsWritten()
    {
        var commit = new HeldCommit();
        await using var host = await BookingsHost.StartAsync(commit);
        commit.Fault = new IOException("the disk is full");

        var answers = await TogetherAsync(host.Get<WriteGate>(), [context => AddAsync(context, "1"), context => AddAsync(context, "2")]);
        Assert.All(answers, answer => Assert.IsType<IOException>(answer));
        Assert.Equal(0, await CountAsync(host));

        commit.Fault = null;
        await host.Get<WriteGate>().WriteAsync(context => AddAsync(context, "3"), default);
        Assert.Equal(1, await CountAsync(host));
    }

    [Fact]
    public async Task Write_WhoseAskerHasGone_IsNotDone()
    {
        await using var host = await BookingsHost.StartAsync();
        var gate = host.Get<WriteGate>();
        var gone = new CancellationTokenSource();
        var open = new TaskCompletionSource();
        var first = gate.WriteAsync(async _ => { await open.Task; return 0; }, default);
        var second = gate.WriteAsync(context => AddAsync(context, "1"), gone.Token);

        await gone.CancelAsync();
        open.SetResult();

        await first;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal(0, await CountAsync(host));
    }

    [Fact]
    public async Task Work_IsDoneInTheNameOfItsAsker()
    {
        await using var host = await BookingsHost.StartAsync();
        var gate = host.Get<WriteGate>();
        var asker = new AsyncLocal<string>();

        var seen = await Task.WhenAll(new[] { "ann", "ben" }.Select(async name =>
        {
            asker.Value = name;
            return await gate.WriteAsync(async context => { await AddAsync(context, name); return asker.Value; }, default);
        }));

        Assert.Equal(["ann", "ben"], seen);
    }

    [Fact]
    public async Task Gate_ThatIsClosed_WritesWhatWaitsAndTakesNothingMore()
    {
        await using var host = await BookingsHost.StartAsync();
        var gate = host.Get<WriteGate>();
        var waiting = gate.WriteAsync(context => AddAsync(context, "1"), default);

        await gate.DisposeAsync();

        await waiting;
        await Assert.ThrowsAsync<ObjectDisposedException>(() => gate.WriteAsync(context => AddAsync(context, "2"), default));
        Assert.Equal(1, await CountAsync(host));
    }

    /// <summary>Has everything wait behind a first piece of work that takes longer than a group lasts, so that the rest is a group of its own.</summary>
    /// <returns>For each the fault its asker met, or null.</returns>
    private static async Task<Exception?[]> TogetherAsync(WriteGate gate, IReadOnlyList<Func<BookingsContext, Task<int>>> work)
    {
        var open = new TaskCompletionSource();
        var first = gate.WriteAsync(async _ => { await open.Task; await Task.Delay(WriteGroup.Longest + TimeSpan.FromMilliseconds(20)); return 0; }, default);
        var others = work.Select(piece => gate.WriteAsync(piece, default)).ToList();
        open.SetResult();
        await ((Task)first).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return await Task.WhenAll(others.Select(async other =>
        {
            await ((Task)other).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return other.Exception?.InnerException;
        }));
    }

    private static async Task<int> AddAsync(BookingsContext context, string name)
    {
        context.Suppressions.Add(new() { EmailHash = name, CourseSlug = "refresher", At = BookingsHost.Now });
        await Task.Yield();
        return 0;
    }

    private static async Task<int> FailAsync(BookingsContext context)
    {
        await AddAsync(context, "fails");
        await context.SaveChangesAsync();
        throw new InvalidDataException("after its rows");
    }

    private static Task<int> CountAsync(BookingsHost host) => host.ReadAsync(context => context.Suppressions.CountAsync());

    private sealed class HeldCommit : DbTransactionInterceptor
    {
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private TaskCompletionSource? held;

        public Exception? Fault { get; set; }

        public Task Reached => reached.Task;

        public void Hold() => held = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Release() => held!.SetResult();

        public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            if (Fault is { } fault)
            {
                throw fault;
            }

            if (held is { } hold)
            {
                reached.SetResult();
                await hold.Task;
            }

            return result;
        }
    }
}
