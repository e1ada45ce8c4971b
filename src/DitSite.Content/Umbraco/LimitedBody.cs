using System.Buffers;

namespace DitSite.Content.Umbraco;

/// <summary>Reads a body and stops at a limit, whatever its length was said to be: unpacked bytes count.</summary>
public static class LimitedBody
{
    /// <returns>False when there was more than the limit; what was copied is then of no use.</returns>
    public static async Task<bool> CopyAsync(Stream body, Stream target, long limit, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            long total = 0;
            while (await body.ReadAsync(buffer, cancellationToken) is var read and > 0)
            {
                total += read;
                if (total > limit)
                {
                    return false;
                }

                await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
