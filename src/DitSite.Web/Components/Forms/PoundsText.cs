using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace DitSite.Web.Components.Forms;

/// <summary>Reads an amount as people type it: 1234.5, 1,234.50, £1,234.50. Never more than two decimals.</summary>
public static class PoundsText
{
    /// <summary>Larger sums are a slip of the finger on this site.</summary>
    public const decimal Most = 100_000m;

    /// <summary>Pounds; null where it is no amount between a penny and <see cref="Most"/>.</summary>
    public static decimal? Read(string? text) =>
        decimal.TryParse((text ?? "").Trim().TrimStart('£').Trim(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var amount)
        && amount is > 0 and <= Most && decimal.Round(amount, 2) == amount
            ? amount
            : null;

    /// <summary>The same, and 0 as well: nothing is charged.</summary>
    public static decimal? ReadWithZero(string? text) =>
        decimal.TryParse((text ?? "").Trim().TrimStart('£'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount == 0 ? 0 : Read(text);

    /// <summary>As it stands in a field: 1234.50.</summary>
    public static string Write(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}

/// <summary>An amount in pounds was typed.</summary>
public sealed class PoundsAttribute() : ValidationAttribute(Wrong)
{
    public const string Wrong = "Enter an amount in pounds, such as 137.31";

    public override bool IsValid(object? value) => value is not string text || PoundsText.Read(text) is not null;
}
