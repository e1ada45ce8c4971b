namespace DitSite.Bookings.MailingList;

/// <param name="RunPath">Path of the run's page.</param>
/// <param name="DatesText">"16 to 20 March 2020".</param>
/// <param name="PlaceText">Where it is held, or that it is online.</param>
public sealed record NewDate(Guid RunKey, string CourseSlug, string CourseTitle, string RunPath, string DatesText, string PlaceText);

/// <summary>Tells subscribers of newly published runs.</summary>
public sealed class NewDates
{
    /// <summary>Give it all upcoming published runs (no samples) of each snapshot: a run not seen before is announced once to its course's subscribers.</summary>
    /// <returns>Number of messages queued.</returns>
    public Task<int> AnnounceAsync(IReadOnlyList<NewDate> upcoming, CancellationToken cancellation = default) => throw new NotImplementedException();
}
