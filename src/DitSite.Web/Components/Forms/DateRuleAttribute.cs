using System.ComponentModel.DataAnnotations;
using System.Globalization;
using DitSite.Content;

namespace DitSite.Web.Components.Forms;

public enum DateLimit { None, NotInFuture, NotInPast }

/// <summary>
/// A <see cref="DateAnswer"/> or <see cref="MonthAnswer"/> can be read. An error names the first wrong part and marks every wrong one.
/// </summary>
/// <param name="name">How the messages call it, such as "The date you completed the training".</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DateRuleAttribute(string name) : ValidationAttribute
{
    /// <summary>Said when nothing was typed; null: it need not be answered.</summary>
    public string? Missing { get; set; }

    /// <summary>Compared with London's today; a month counts from its first day.</summary>
    public DateLimit Limit { get; set; }

    /// <summary>Earliest year taken.</summary>
    public int FromYear { get; set; } = 1900;

    /// <summary>Latest year taken.</summary>
    public int ToYear { get; set; } = 2100;

    protected override ValidationResult? IsValid(object? value, ValidationContext context)
    {
        var isMonth = value is MonthAnswer;
        var reading = value switch
        {
            MonthAnswer month => DateText.ReadMonth(month.Month, month.Year),
            _ => DateText.Read(value as DateAnswer),
        };
        if (reading.IsEmpty)
        {
            return Missing is null ? ValidationResult.Success : Refuse(Missing, All(isMonth));
        }

        if (reading.Date is not { } date)
        {
            return Refuse($"{name} {reading.Problem}", reading.Wrong);
        }

        if (date.Year < FromYear || date.Year > ToYear)
        {
            return Refuse(string.Create(CultureInfo.InvariantCulture, $"{name} must have a year from {FromYear} to {ToYear}"), [DateText.Part.Year]);
        }

        var today = context.GetRequiredService<TimeProvider>().Today;
        return Limit switch
        {
            DateLimit.NotInFuture when date > today => Refuse($"{name} must be {(isMonth ? "this month or earlier" : "today or in the past")}", All(isMonth)),
            DateLimit.NotInPast when (isMonth ? date.AddMonths(1).AddDays(-1) : date) < today => Refuse($"{name} must be {(isMonth ? "this month or later" : "today or in the future")}", All(isMonth)),
            _ => ValidationResult.Success,
        };
    }

    private static IReadOnlyList<DateText.Part> All(bool isMonth) => isMonth ? [DateText.Part.Month, DateText.Part.Year] : Enum.GetValues<DateText.Part>();

    private static ValidationResult Refuse(string message, IReadOnlyList<DateText.Part> parts) => new(message, [.. parts.Select(part => part.ToString())]);
}
