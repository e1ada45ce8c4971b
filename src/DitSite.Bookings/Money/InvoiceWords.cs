using System.Globalization;
using DitSite.Bookings.Letters;

namespace DitSite.Bookings.Money;

/// <summary>What an invoice says, in words that its page and its letter share.</summary>
public static class InvoiceWords
{
    /// <summary>"Exempt from VAT", or the net amount, the rate and the VAT in the total.</summary>
    public static string Vat(Invoice document) => document.VatTreatment switch
    {
        VatTreatment.Exempt => "Exempt from VAT",
        VatTreatment.OutsideTheScope => "Outside the scope of VAT",
        VatTreatment.ZeroRated => "VAT at 0%: £0",
        _ => string.Create(CultureInfo.InvariantCulture, $"The total is {LetterText.Pounds(document.Net)} and {LetterText.Pounds(document.Vat)} VAT at {document.VatRate:0.##}%"),
    };
}
