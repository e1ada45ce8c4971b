using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace DitSite.Content.Cookies;

/// <summary>How long a cookie lives, as the registry states it: <c>182 days</c>, <c>20 hours</c>, <c>session</c> or <c>none</c>.</summary>
/// <param name="Value">Zero: until the browser is closed (or, for an item that is only deleted, not at all).</param>
public readonly record struct CookieLifetime(TimeSpan Value)
{
    public static bool TryParse([NotNullWhen(true)] string? text, out CookieLifetime lifetime)
    {
        lifetime = default;
        var words = (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words is ["session" or "none"])
        {
            return true;
        }

        if (words is not [var number, var unit] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is 0 or > 100_000)
        {
            return false;
        }

        TimeSpan? one = unit.TrimEnd('s') switch
        {
            "second" => TimeSpan.FromSeconds(1),
            "minute" => TimeSpan.FromMinutes(1),
            "hour" => TimeSpan.FromHours(1),
            "day" => TimeSpan.FromDays(1),
            _ => null,
        };
        lifetime = new(count * one.GetValueOrDefault());
        return one is not null;
    }
}
