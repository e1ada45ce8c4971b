using DitSite.Content.Catalogue;
using DitSite.Web.Layout;

namespace DitSite.Web.Pages.Courses.Book;

/// <summary>Title and back link of the journey's pages.</summary>
internal static class BookingHead
{
    /// <summary>"Question – Book a place on the course – Site".</summary>
    public static void Booking(this PageHead head, string title, Course course, string? back)
    {
        head.Title = title;
        head.Section = $"Book a place: {course.ShortTitle}";
        head.BackLink = back;
        head.NoIndex = true;
    }

    public static void Question(this PageHead head, string title, BookingJourney journey, string step) =>
        head.Booking(title, journey.Offer.Course, journey.BackFrom(step));
}
