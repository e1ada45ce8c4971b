using DitSite.Content.Umbraco;

namespace DitSite.Tests.Content.Umbraco;

public sealed class LimitedBodyTests
{
    private const int Limit = 1024 * 1024;

    [Theory]
    [InlineData(0, true)]
    [InlineData(Limit, true)]
    [InlineData(Limit + 1, false)]
    public async Task Copy_UpToTheLimit_IsWhole(int size, bool whole)
    {
        using var target = new MemoryStream();

        Assert.Equal(whole, await LimitedBody.CopyAsync(new MemoryStream(new byte[size]), target, Limit, CancellationToken.None));
        Assert.Equal(whole, target.Length == size);
    }

    [Fact]
    public async Task Copy_OfABodyThatNeverEnds_StopsAtTheLimit()
    {
        using var endless = new Endless();
        using var target = new MemoryStream();

        Assert.False(await LimitedBody.CopyAsync(endless, target, Limit, CancellationToken.None));
        Assert.InRange(endless.Given, Limit, Limit + (128 * 1024));
        Assert.InRange(target.Length, 0, Limit);
    }

    private sealed class Endless : MemoryStream
    {
        public long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Given += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
