namespace DitSite.Bookings.Applications;

/// <summary>What an applicant needs to take part. May be health data: kept apart, sealed, and handed to nobody before a place is booked.</summary>
public sealed class ApplicantNeeds
{
    public required Guid ApplicationId { get; init; }
    public byte[] Text { get; private set; } = [];

    internal void Keep(byte[] text) => Text = text;
}
