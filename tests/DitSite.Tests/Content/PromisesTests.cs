using DitSite.Bookings.Bookings;
using DitSite.Bookings.Consent;
using DitSite.Bookings.Journeys;
using DitSite.Bookings.MailingList;
using DitSite.Bookings.Retention;
using DitSite.Web.Consent;
using DitSite.Web.Pages.Courses.Book;
using DitSite.Web.Security;

namespace DitSite.Tests.Content;

/// <summary>What the pages promise about data and cookies is what the program does.</summary>
public sealed class PromisesTests(ShippedContent content) : IClassFixture<ShippedContent>
{
    private static readonly DateTimeOffset Choice = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> PrivacySentences => new()
    {
        $"for up to {JourneyStore.Lifetime.TotalHours:0} hours, and are then deleted",
        $"deleted {AccessNeeds.KeptAfterRun.TotalDays:0} days after it",
        $"deleted from this site {RetentionSweep.MailWordsKept.TotalDays:0} days after it was sent",
        $"is kept for {Months(RetentionSweep.MailRecordKept)} months",
        $"do not confirm within {CourseSubscriptions.TimeToConfirm.TotalDays:0} days",
        $"deleted after {Months(ConsentRecord.ExpiryOf(Choice) - Choice)} months",
    };

    public static TheoryData<string, string> Cookies => new()
    {
        { BookingJourney.CookieName, $"{JourneyStore.Lifetime.TotalHours:0} hours" },
        { LinkSessionCookie.Name, "2 hours" },
        { CsrfCookie.CookieName, "session" },
        { ChoiceCookie.Name, $"{ChoiceCookie.Lifetime.TotalDays:0} days" },
    };

    [Theory]
    [MemberData(nameof(PrivacySentences))]
    public void PrivacyPage_NamesTheTime_ThatTheProgramKeeps(string sentence)
    {
        Assert.Contains(sentence, PublicWords.Of(content.Snapshot.FindPage("privacy")!));
    }

    [Theory]
    [MemberData(nameof(Cookies))]
    public void CookieRegistry_HasEachCookie_ThatTheProgramSets(string name, string lifetime)
    {
        var entry = Assert.Single(content.Snapshot.CookieNotice.Entries, entry => entry.Label == name);

        Assert.Equal(lifetime, entry.Lifetime);
    }

    private static int Months(TimeSpan span) => (int)Math.Round(span.TotalDays / 30.44);
}
