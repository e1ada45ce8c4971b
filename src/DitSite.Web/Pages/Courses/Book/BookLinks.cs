using DitSite.Content.Catalogue;
using DitSite.Web.Links;

namespace DitSite.Web.Pages.Courses.Book;

/// <summary>The addresses of one run's booking journey.</summary>
public sealed class BookLinks(CourseRun run)
{
    public string Start { get; } = SiteLinks.Book(run);

    /// <summary>The start page, saying that the answers are no longer kept.</summary>
    public string Ended => Start + "?ended=true";

    public string Check => Start + "/check";

    public string Done => Start + "/done";

    /// <summary>Correcting the address the confirmation went to.</summary>
    public string CorrectEmail => Done + "/email";

    public string Hold => Start + "/hold";

    /// <summary>What to do without the training that the course builds on.</summary>
    public string NotCompleted => Start + "/not-completed";

    public string Question(string step) => $"{Start}/{step}";
}
