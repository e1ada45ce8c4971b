namespace DitSite.Bookings.Bookings;

/// <summary>The contract for one place, as it was sold.</summary>
public sealed class Booking
{
    public const int NameLength = 200;
    public const int EmailLength = 254;
    public const int RegistrationBodyLength = 100;
    public const int RegistrationNumberLength = 50;
    public const int AccessNeedsLength = 2_000;
    public const int PurchaseOrderLength = 100;
    public const int OrganisationLength = 200;
    public const int BillingAddressLength = 1_000;
    public const int CodeLength = 100;
    public const int IdempotencyKeyLength = 100;
}
