using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace DitSite.Bookings.Money;

/// <summary>What an invoice says of the seller, and when it is to be paid. Nothing is assumed: what is not set stops the first invoice.</summary>
public sealed class InvoiceOptions
{
    public const string Section = "Invoices";

    private bool unreadable;

    /// <summary>Legal name; null: the provider's legal name in the content.</summary>
    public string? SellerName { get; set; }

    /// <summary>Lines of it are parted by line breaks or by <c>|</c>.</summary>
    public string? SellerAddress { get; set; }

    /// <summary>What else the law asks the seller to print, such as a company or charity number.</summary>
    public string? SellerDetails { get; set; }

    /// <summary>Null: not decided.</summary>
    public VatTreatment? Vat { get; set; }

    /// <summary>Per cent, for standard-rated courses.</summary>
    public decimal? VatRate { get; set; }

    public string? VatNumber { get; set; }

    /// <summary>Calendar days from the invoice to the day it is due; null: not decided.</summary>
    public int? PaymentDays { get; set; }

    /// <summary>How to pay: account, sort code, what to quote. Lines as in <see cref="SellerAddress"/>.</summary>
    public string? PaymentDetails { get; set; }

    public string Prefix { get; set; } = "INV-";
    public string CreditNotePrefix { get; set; } = "CN-";

    /// <summary>Where a provider goes on that has numbered invoices before.</summary>
    public int FirstNumber { get; set; } = 1;

    /// <summary>Calendar days before an invoice is due on which the first reminder goes out…</summary>
    public int FirstReminderDays { get; set; } = 7;

    /// <summary>…and the second.</summary>
    public int SecondReminderDays { get; set; } = 2;

    /// <summary>An unpaid place is given back the day after its invoice was due. Off until the provider's terms say so.</summary>
    public bool ReleaseUnpaid { get; set; }

    internal decimal Rate => Vat == VatTreatment.StandardRated ? VatRate ?? 0 : 0;

    internal bool IsReadable => !unreadable && PaymentDays is null or (>= 0 and <= 365) && VatRate is null or (> 0 and < 100) && FirstNumber > 0
        && SecondReminderDays >= 0 && FirstReminderDays > SecondReminderDays;

    /// <summary>Settings without which no invoice can be issued, by their names.</summary>
    /// <param name="provider">Legal name in the content.</param>
    internal IReadOnlyList<string> Missing(string? provider)
    {
        (string Name, bool Set)[] needed =
        [
            (nameof(SellerName), SellerName is not null || provider is not null),
            (nameof(SellerAddress), SellerAddress is not null),
            (nameof(Vat), Vat is not null),
            (nameof(VatRate), Vat != VatTreatment.StandardRated || VatRate is not null),
            (nameof(VatNumber), Vat != VatTreatment.StandardRated || VatNumber is not null),
            (nameof(PaymentDays), PaymentDays is not null),
            (nameof(PaymentDetails), PaymentDetails is not null),
        ];
        return [.. needed.Where(one => !one.Set).Select(one => $"{Section}:{one.Name}")];
    }

    internal void Read(IConfiguration section)
    {
        SellerName = Text(section, nameof(SellerName));
        SellerAddress = Text(section, nameof(SellerAddress));
        SellerDetails = Text(section, nameof(SellerDetails));
        VatNumber = Text(section, nameof(VatNumber));
        PaymentDetails = Text(section, nameof(PaymentDetails));
        Prefix = Text(section, nameof(Prefix)) ?? Prefix;
        CreditNotePrefix = Text(section, nameof(CreditNotePrefix)) ?? CreditNotePrefix;
        Vat = Value<VatTreatment>(section, nameof(Vat), text => Enum.TryParse<VatTreatment>(text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var vat) && Enum.IsDefined(vat) ? vat : null, Vat);
        VatRate = Value<decimal>(section, nameof(VatRate), text => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) ? rate : null, VatRate);
        PaymentDays = Value(section, nameof(PaymentDays), Number, PaymentDays);
        FirstNumber = Value(section, nameof(FirstNumber), Number, FirstNumber) ?? FirstNumber;
        FirstReminderDays = Value(section, nameof(FirstReminderDays), Number, FirstReminderDays) ?? FirstReminderDays;
        SecondReminderDays = Value(section, nameof(SecondReminderDays), Number, SecondReminderDays) ?? SecondReminderDays;
        ReleaseUnpaid = Value<bool>(section, nameof(ReleaseUnpaid), text => bool.TryParse(text, out var on) ? on : null, ReleaseUnpaid) ?? false;
    }

    private static string? Text(IConfiguration section, string name) =>
        string.IsNullOrWhiteSpace(section[name]) ? null : section[name]!.Replace('|', '\n').ReplaceLineEndings("\n").Trim();

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private T? Value<T>(IConfiguration section, string name, Func<string, T?> read, T? usual)
        where T : struct
    {
        if (Text(section, name) is not { } text)
        {
            return usual;
        }

        var value = read(text);
        unreadable |= value is null;
        return value;
    }
}
