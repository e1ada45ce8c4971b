using DitSite.Bookings.Applications;
using DitSite.Content;
using DitSite.Web.Applications;
using DitSite.Web.Components.Content;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Applications;

/// <summary>The task list while the application is a draft; afterwards what is done, what is awaited from whom, and the decision.</summary>
[PrivatePage, ApplicantPage]
public sealed class IndexModel(CurrentApplication current, TimeProvider clock) : PageModel
{
    public CurrentApplication Current => current;

    public ApplicationView View => current.View;

    public IReadOnlyList<TaskItem> Tasks => TaskRows.Of(View);

    public int Missing => ApplicationCheck.Missing(View.Course, View.Answers, View.FileCounts).Count;

    public DateTimeOffset DraftEnds => View.TouchedAt + ApplicationOptions.DraftKept;

    public InformationView? OpenQuestion => View.Allows(ApplicationAction.AnswerInformation) ? View.Questions.LastOrDefault(question => question.AnsweredAt is null) : null;

    public bool OfferIsOpen => View.State == ApplicationState.Offered && clock.GetUtcNow() < View.OfferEndsAt;

    public DateOnly Today => clock.Today;

    public void OnGet()
    {
    }
}
