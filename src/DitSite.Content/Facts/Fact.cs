using System.Collections.Immutable;

namespace DitSite.Content.Facts;

public enum FactKind
{
    Text,
    Money,
    Date,
    DateRange,
    Time,
    TimeRange,

    /// <summary>A number with a unit.</summary>
    Count,

    /// <summary>A length of time in hours and minutes.</summary>
    Length,

    List,
    Url,
    Email,

    /// <summary>Words that a condition may ask for but a sentence can't hold.</summary>
    Words,
}

/// <summary>One typed value that prose refers to.</summary>
/// <param name="Path">Absolute: <c>dit-refresher.duration-days</c>, <c>site.phone</c>.</param>
/// <param name="Scope">First part of the path: a course, <c>site</c>, or <c>venues.kantor-centre</c>.</param>
/// <param name="Label">What an editor sees in a list of facts.</param>
/// <param name="Value">Null while it is not set.</param>
/// <param name="Origin">The item that holds it.</param>
/// <param name="Property">Alias path of the property that holds it; several facts may come from one.</param>
public sealed record Fact(string Path, string Scope, string Label, FactKind Kind, FactValue? Value, string Origin, string Property)
{
    public bool IsSet => Value is not null;

    /// <summary>As prose shows it, or null while it is not set.</summary>
    public string? Display => Value is null ? null : FactFormat.Plain(Value);
}

/// <summary>The typed value of a fact.</summary>
public abstract record FactValue
{
    private FactValue()
    {
    }

    public sealed record Text(string Words) : FactValue;

    public sealed record Money(decimal Pounds) : FactValue;

    public sealed record Date(DateOnly Day) : FactValue;

    public sealed record DateRange(DateOnly First, DateOnly Last) : FactValue;

    public sealed record Time(TimeOnly At) : FactValue;

    public sealed record TimeRange(TimeOnly From, TimeOnly To) : FactValue;

    public sealed record Count(Quantity Number, string Unit) : FactValue;

    public sealed record Length(int Minutes) : FactValue;

    public sealed record List(ImmutableArray<string> Items, string Conjunction) : FactValue;

    public sealed record Url(Uri Address) : FactValue;

    public sealed record Email(string Address) : FactValue;

    /// <summary>Set, but too long for a sentence.</summary>
    public sealed record Present : FactValue;
}
