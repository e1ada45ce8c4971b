namespace DitSite.Content.Umbraco;

/// <summary>The CMS gave no usable answer. The message is a sentence for staff and logs; it never holds a key.</summary>
/// <param name="isTransient">Asking again may help.</param>
public sealed class DeliveryException(string message, bool isTransient, Exception? cause = null) : IOException(message, cause)
{
    public bool IsTransient { get; } = isTransient;
}
