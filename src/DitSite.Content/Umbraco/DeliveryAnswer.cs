namespace DitSite.Content.Umbraco;

/// <summary>A whole answer of the Delivery API.</summary>
/// <param name="IsCached">It carried <c>Age</c>: it may say what was true before the last publish.</param>
internal sealed record DeliveryAnswer(ReadOnlyMemory<byte> Body, bool IsCached);
