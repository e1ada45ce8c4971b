using System.Collections.Immutable;
using DitSite.Content.Catalogue;
using DitSite.Content.Facts;

namespace DitSite.Content.Search.Answers;

/// <summary>Answers questions that one fact answers, or a few with their names. Anything beyond the words it knows gets no answer: it never guesses.</summary>
/// <param name="today">London's date.</param>
internal sealed class AnswerFinder(ContentSnapshot snapshot, DateOnly today)
{
    /// <summary>With more facts than this that fit, the question was not about one of them.</summary>
    private const int Most = 4;

    public ImmutableArray<FactAnswer> Find(string typed)
    {
        var question = Question.Read(typed, snapshot);
        if (question.Words.IsEmpty)
        {
            return [];
        }

        var found = Candidates(question).Select(candidates => candidates.DistinctBy(answer => answer.Path).ToList()).FirstOrDefault(candidates => candidates.Count > 0) ?? [];
        // What is set answers; what is not set is said only when nothing is, or when the question names the course.
        var answers = found.Exists(answer => answer.Value is not null) && !question.IsNamed ? found.Where(answer => answer.Value is not null) : found;
        return answers.Count() <= Most ? [.. answers] : [];
    }

    private IEnumerable<IEnumerable<FactAnswer>> Candidates(Question question)
    {
        var rows = new RowAnswers(snapshot, question);
        yield return question.Is("duration length", "how") || (question.Words.Contains("how") && question.Is("long", "how last take run")) || question.Is("day", "how many take last")
            ? OfCourses(question, "duration-days", "how long") : [];
        yield return SiteFacts(question);
        yield return rows.Money();
        yield return rows.HowMany();
        yield return rows.Deadlines();
        yield return Times(question);
        yield return question.Is("where venue location place address held", "take happen what") ? question.Courses.SelectMany(Where) : [];
        yield return Venues(question);
        yield return question.Words.Overlaps(["when", "next"]) && question.Is("when next", "date start begin run held upcoming happen take place what") ? question.Courses.SelectMany(When) : [];
        yield return question.First == "who" && question.Is("run organise organiser provide behind", "who") ? OfCourses(question, "organisers", "who runs it") : [];
        yield return question.Is("accredit accredited accreditation accreditor", "who by body") ? question.Courses.SelectMany(Accreditors) : [];
        yield return question.Is("platform software app", "which what used use online") ? OfCourses(question, "platform", "online platform") : [];
        yield return question.First is "is" or "are" && question.Is("online person remote face", "or") ? OfCourses(question, "mode", "how it is held") : [];
        yield return question.Is("register registration body", "which what professional accepted count recognised need required") ? question.Courses.SelectMany(Bodies) : [];
        yield return question.Is("joining instruction", "when come sent get arrive receive") && question.Words.Contains("joining") ? OfCourses(question, "joining-working-days", "joining instructions, at least before the course") : [];
        yield return question.IsNamed && question.Is("before prerequisite first", "what need take done required which") ? OfCourses(question, "prerequisite", "course to have completed first") : [];
        yield return question.Is("vat", "what how much plus") ? OfCourses(question, "vat", "VAT") : [];
    }

    private IEnumerable<FactAnswer> SiteFacts(Question question)
    {
        if (question.Is("phone telephone", "number what call ring"))
        {
            yield return OfSite("phone", "Telephone", "/contact");
        }
        else if (question.Is("email mail", "address what contact e"))
        {
            yield return OfSite("contact-email", "Email address for general enquiries", "/contact");
        }
        else if (question.Is("notice", "how much long many day change given get date time"))
        {
            yield return OfSite("notice-working-days", "Notice of a change of date or time", "/courses");
        }
        else if (question.Words.Overlaps(["called", "name", "now"]))
        {
            var body = question.Without("called name now new what current present known");
            foreach (var renamed in snapshot.Site.RenamedBodies.Where(renamed => body.SetEquals(Question.Set(renamed.Was)) || body.SetEquals(Question.Set(renamed.Now))))
            {
                yield return OfSite($"renamed-bodies.{renamed.Code}", $"{renamed.Was} is now called", "/");
            }
        }
    }

    private IEnumerable<FactAnswer> Times(Question question)
    {
        if (question.Is("registration register join", "what time when can open") && question.Words.Overlaps(["time", "when"]))
        {
            return OfCourses(question, "timetable.registration", "you can join from");
        }

        if (question.Words.Contains("teaching") && question.Is("teaching", "how many much hour time long"))
        {
            return OfCourses(question, "timetable.teaching", "teaching time in a day");
        }

        return question.Words.Contains("time") && question.Is("time", "what start end finish begin from when day") ? OfCourses(question, "timetable.times", "from and to, UK time") : [];
    }

    // The places of coming dates; with none, of the last one, said with its date.
    private IEnumerable<FactAnswer> Where(Course course)
    {
        var address = $"/courses/{course.Slug}";
        if (course.Mode == DeliveryMode.Online)
        {
            return [Of($"{course.Slug}.platform", $"{course.ShortTitle}: online", course.Title, address)];
        }

        var coming = course.Runs.Where(run => run.IsUpcoming(today) && !run.IsSample).OrderBy(run => run.Starts).ToList();
        var runs = coming.Count > 0 ? coming : [.. course.Runs.Where(run => run.IsPast(today) && run.State == RunState.Scheduled).OrderByDescending(run => run.Starts).Take(1)];
        return runs.Select(run => Of($"{course.Slug}.runs.{run.Address}.venue", $"{course.ShortTitle}, {UkText.Dates(run.Starts, run.Ends)}", course.Title, $"{address}/dates/{run.Address}", run.Venue is { } venue ? $"{venue.Title}, {venue.FullAddress}" : null));
    }

    private IEnumerable<FactAnswer> When(Course course)
    {
        var next = course.Runs.Where(run => run.IsUpcoming(today) && !run.IsSample).OrderBy(run => run.Starts).FirstOrDefault();
        yield return next is null
            ? new($"{course.ShortTitle}: next date", null, $"{course.Slug}.runs", course.Title, $"/courses/{course.Slug}")
            : Of($"{course.Slug}.runs.{next.Address}.dates", $"{course.ShortTitle}: next date", course.Title, $"/courses/{course.Slug}/dates/{next.Address}");
    }

    private IEnumerable<FactAnswer> Venues(Question question)
    {
        var rest = question.Without("where address location what");
        return rest.IsEmpty || rest.Count == question.Words.Count ? [] : snapshot.Venues
            .Where(venue => rest.IsSubsetOf(Question.Set(venue.Title)))
            .Select(venue => Of($"venues.{venue.Slug}.address", venue.Title, venue.Title, VenuePage(venue)));
    }

    private string VenuePage(Venue venue) =>
        snapshot.Courses.FirstOrDefault(course => course.Runs.Any(run => run.Venue?.Key == venue.Key)) is { } course ? $"/courses/{course.Slug}" : "/courses";

    private IEnumerable<FactAnswer> Accreditors(Course course) => course.Accreditations.Where(accreditation => accreditation.Kind == AccreditationKind.Accreditation)
        .Select(accreditation => Of($"{course.Slug}.accreditations.{accreditation.Code}.body", $"{course.ShortTitle}: accredited by", course.Title, $"/courses/{course.Slug}"));

    private IEnumerable<FactAnswer> Bodies(Course course) => course.EntryRequirements.Where(requirement => !requirement.Bodies.IsEmpty)
        .Select(requirement => Of($"{course.Slug}.requirements.{requirement.Code}.bodies", $"{course.ShortTitle}: {requirement.Label}", course.Title, $"/courses/{course.Slug}"));

    private IEnumerable<FactAnswer> OfCourses(Question question, string path, string what) =>
        question.Courses.Where(course => snapshot.Facts.Find($"{course.Slug}.{path}", null) is not null)
            .Select(course => Of($"{course.Slug}.{path}", $"{course.ShortTitle}: {what}", course.Title, $"/courses/{course.Slug}"));

    private FactAnswer OfSite(string path, string label, string address) => Of($"site.{path}", label, snapshot.Site.Title, address);

    private FactAnswer Of(string path, string label, string source, string address, string? value = null) =>
        new(label, value ?? snapshot.Facts.Find(path, null)?.Display, snapshot.Facts.Find(path, null)?.Path ?? path, source, address);
}
