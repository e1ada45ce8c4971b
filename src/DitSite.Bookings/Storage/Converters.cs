using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace DitSite.Bookings.Storage;

/// <summary>SQLite can't order a DateTimeOffset; UTC date-times sort as text.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
    instant => instant.UtcDateTime,
    stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));

/// <summary>Whole pence: exact, and the database can add and compare them; SQLite has no decimal and would compare text.</summary>
internal sealed class PenceConverter() : ValueConverter<decimal, long>(
    pounds => decimal.ToInt64(decimal.Round(pounds * 100m)),
    pence => pence / 100m);

internal sealed class ReferenceConverter() : ValueConverter<BookingReference, string>(
    reference => reference.Value,
    text => BookingReference.Parse(text));

/// <summary>An immutable value that nobody queries by, kept as JSON.</summary>
internal sealed class JsonConverter<T>() : ValueConverter<T, string>(
    value => JsonSerializer.Serialize(value, JsonSerializerOptions.Default),
    text => JsonSerializer.Deserialize<T>(text, JsonSerializerOptions.Default)!)
    where T : class;

internal sealed class JsonComparer<T>() : ValueComparer<T>(
    (left, right) => ReferenceEquals(left, right) || JsonSerializer.Serialize(left, JsonSerializerOptions.Default) == JsonSerializer.Serialize(right, JsonSerializerOptions.Default),
    value => JsonSerializer.Serialize(value, JsonSerializerOptions.Default).GetHashCode(StringComparison.Ordinal),
    value => value)
    where T : class;
