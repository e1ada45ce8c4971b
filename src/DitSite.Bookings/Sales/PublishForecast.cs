namespace DitSite.Bookings.Sales;

/// <summary>What publishing a list of runs would lead to.</summary>
public sealed record PublishForecast(IReadOnlyList<PublishRefusal> Refusals, IReadOnlyList<ForecastMove> Moves);

/// <summary>A run with bookings would get another date, time or place: a change notice would be opened, and nothing sent.</summary>
/// <param name="Bookings">Places booked.</param>
/// <param name="People">Addresses of bookers and delegates, each once: who is to be told.</param>
public sealed record ForecastMove(Guid RunKey, int Bookings, int People);
