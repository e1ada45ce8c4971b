using System.Text.Json;
using System.Text.Json.Serialization;
using DitSite.Bookings.Sales;

namespace DitSite.Bookings.Storage;

/// <summary>The runs as the database has them, read without EF Core: building its model takes most of a second, and the first page of a start must not wait for it.</summary>
public sealed class StoredRuns(BookingsDatabase database)
{
    /// <summary>True when every run is stored just as it is offered, so that selling can begin before <see cref="SellableRuns.PublishAsync(IReadOnlyList{SellableRun}, CancellationToken)"/>.</summary>
    public async Task<bool> AreAsync(IReadOnlyList<SellableRun> offered, CancellationToken cancellation = default)
    {
        var stored = (await ReadAsync(cancellation)).ToDictionary(run => run.Places.RunKey);
        var sold = offered.Where(run => run.Capacity is not null).ToList();
        return sold.TrueForAll(run => stored.TryGetValue(run.RunKey, out var row) && row.Is(run))
            && stored.Values.Count(run => run.Places.OnSale) == sold.Count;
    }

    internal async Task<IReadOnlyList<RunPlaces>> PlacesAsync(CancellationToken cancellation) => [.. (await ReadAsync(cancellation)).Select(run => run.Places)];

    private async Task<IReadOnlyList<StoredRun>> ReadAsync(CancellationToken cancellation)
    {
        await using var connection = database.Connect();
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT "RunKey", "OnSale", "Capacity", "PlacesTaken", "OpensAt", "ClosesAt", "Prices", "Facts" FROM "Runs";""";
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var runs = new List<StoredRun>();
        while (await rows.ReadAsync(cancellation))
        {
            var places = new RunPlaces(rows.GetGuid(0), rows.GetBoolean(1), rows.GetInt32(2), rows.GetInt32(3), rows.IsDBNull(4) ? null : Utc(rows.GetDateTime(4)), Utc(rows.GetDateTime(5)));
            runs.Add(new(places, rows.GetString(6), rows.GetString(7)));
        }

        return runs;
    }

    private static DateTimeOffset Utc(DateTime stored) => new(DateTime.SpecifyKind(stored, DateTimeKind.Utc));

    /// <param name="Prices">As <see cref="JsonConverter{T}"/> writes them.</param>
    /// <param name="Facts">Likewise.</param>
    private sealed record StoredRun(RunPlaces Places, string Prices, string Facts)
    {
        public bool Is(SellableRun run) =>
            Places == Places with { OnSale = true, Capacity = run.Capacity!.Value, OpensAt = run.OpensAt, ClosesAt = run.ClosesAt }
            && Prices == JsonSerializer.Serialize(run.Prices, OfferedJson.Default.IReadOnlyListPriceLine)
            && Facts == JsonSerializer.Serialize(run.Facts, OfferedJson.Default.SoldFacts);
    }
}

/// <summary>Writes as <see cref="JsonConverter{T}"/> does, by code that the compiler wrote: at a start there is no time to look at the types.</summary>
[JsonSerializable(typeof(SoldFacts))]
[JsonSerializable(typeof(IReadOnlyList<PriceLine>))]
internal sealed partial class OfferedJson : JsonSerializerContext;
