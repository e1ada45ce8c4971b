namespace DitSite.Bookings.Money;

/// <summary>How the provider's courses stand towards VAT: the provider's own decision, never guessed here.</summary>
public enum VatTreatment { Exempt, OutsideTheScope, ZeroRated, StandardRated }

/// <summary>VAT in a price. Prices of the site are what people pay, so VAT is contained in them and never added.</summary>
public static class ContainedVat
{
    /// <summary>VAT within a gross amount, to the nearest penny, half a penny upwards; net and VAT always add up to the gross.</summary>
    /// <param name="gross">Pounds.</param>
    /// <param name="rate">Per cent.</param>
    public static decimal Of(decimal gross, decimal rate) => decimal.Round(gross * rate / (100m + rate), 2, MidpointRounding.AwayFromZero);
}
