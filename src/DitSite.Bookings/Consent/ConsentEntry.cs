namespace DitSite.Bookings.Consent;

/// <summary>Work for the writer of the consent log: a row to write, or a visitor whose rows go.</summary>
internal sealed class ConsentEntry(ConsentRecord? record, string? visitor)
{
    private readonly TaskCompletionSource written = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int taken;

    public ConsentRecord? Record { get; } = record;

    /// <summary>Whose rows to delete, when it is not a row to write.</summary>
    public string? Visitor { get; } = visitor;

    /// <summary>The writer has begun with it, perhaps in vain: it goes on until it is done.</summary>
    public bool Tried { get; set; }

    /// <summary>Settles who decides: the writer that does it, or the caller who gives up. True for the first.</summary>
    public bool TryTake() => Interlocked.Exchange(ref taken, 1) == 0;

    public void Done() => written.TrySetResult();

    public async Task<bool> IsDoneWithinAsync(TimeSpan patience) => await Task.WhenAny(written.Task, Task.Delay(patience)) == written.Task;
}
