using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Courses.Book;

/// <summary>What follows when the training this course builds on is not completed.</summary>
[PrivatePage, BookingQuestion(BookingSteps.Training)]
public sealed class NotCompletedModel(BookingJourney journey) : PageModel
{
    public BookingJourney Journey => journey;
}
