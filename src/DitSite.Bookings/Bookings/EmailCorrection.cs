namespace DitSite.Bookings.Bookings;

public enum CorrectEmailResult
{
    /// <summary>Corrected, and the mail sent again.</summary>
    Corrected,

    /// <summary>Twenty minutes have passed since the booking.</summary>
    TooLate,

    /// <summary>Corrected <see cref="EmailCorrection.MaxCorrections"/> times already.</summary>
    TooOften,

    /// <summary>No such booking, or the secret is not its secret.</summary>
    NotAllowed,
}

/// <summary>Puts a mistyped address right, in the browser that booked.</summary>
public sealed class EmailCorrection
{
    /// <summary>Counted from the booking.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(20);

    public const int MaxCorrections = 5;

    /// <summary>Corrects the booker's address, and the delegate's where they are the same, and sends the confirmation again.</summary>
    /// <param name="secret">From <see cref="BookPlaceResult.Booked"/>.</param>
    public Task<CorrectEmailResult> CorrectEmailAsync(BookingReference reference, string secret, string email, CancellationToken cancellation = default) =>
        throw new NotImplementedException();
}
