namespace DitSite.Bookings.Storage;

/// <summary>Something that somebody wants written, waiting for its turn at the <see cref="WriteGate"/>.</summary>
internal abstract class PieceOfWork(CancellationToken cancellation)
{
    public CancellationToken Cancellation => cancellation;

    // The writer runs in nobody's name: culture, log scopes and traces are those of whoever asked.
    private readonly ExecutionContext? asker = ExecutionContext.Capture();

    public abstract Task RunAsync(BookingsContext context);

    public Task InTheAskersNameAsync(Func<Task> work)
    {
        if (asker is null)
        {
            return work();
        }

        Task? running = null;
        ExecutionContext.Run(asker, _ => running = work(), null);
        return running!;
    }

    /// <summary>It is on the disk: whoever waits is told.</summary>
    public abstract void Committed();

    /// <summary>Nothing of it was written.</summary>
    public abstract void Failed(Exception fault);
}

internal sealed class PieceOfWork<T>(Func<BookingsContext, Task<T>> work, CancellationToken cancellation) : PieceOfWork(cancellation)
{
    private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T result = default!;

    public Task<T> Answer => answer.Task;

    public override async Task RunAsync(BookingsContext context) => result = await work(context);

    public override void Committed() => answer.SetResult(result);

    public override void Failed(Exception fault)
    {
        if (fault is OperationCanceledException && Cancellation.IsCancellationRequested)
        {
            answer.SetCanceled(Cancellation);
        }
        else
        {
            answer.SetException(fault);
        }
    }
}
