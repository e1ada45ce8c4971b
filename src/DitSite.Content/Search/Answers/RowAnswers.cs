using System.Collections.Immutable;
using DitSite.Content.Catalogue;
using DitSite.Content.Facts;

namespace DitSite.Content.Search.Answers;

/// <summary>Answers from rows that editors name themselves: fees, costs, add-ons, figures, requirements, deadlines.</summary>
internal sealed class RowAnswers(ContentSnapshot snapshot, Question question)
{
    private const string MoneyWords = "how much cost costs fee price charge pay paid what expensive amount";
    private const string TotalWords = "total altogether whole all overall stage sum";

    private sealed record Row(Course Course, string Path, string Label, string Code, string Unit = "");

    /// <summary>What something costs. Nothing named: the fees of the course.</summary>
    public IEnumerable<FactAnswer> Money()
    {
        if (!question.Words.Overlaps(["much", "cost", "fee", "price", "charge", "expensive"]))
        {
            return [];
        }

        var rest = question.Without(MoneyWords);
        if (rest.IsEmpty)
        {
            return question.Courses.SelectMany(course => course.Fees.Select(fee => new Row(course, $"fees.{fee.Code}", fee.Label, fee.Code))).Select(Answer);
        }

        if (rest.IsSubsetOf(Question.Set(TotalWords)))
        {
            return question.Courses.Where(course => !course.Costs.IsEmpty).Select(course => Answer(new(course, "costs.total", "costs of all stages", "total")));
        }

        return Named(rest, question.Courses.SelectMany(course => (IEnumerable<Row>)
        [
            .. course.Costs.Select(cost => new Row(course, $"costs.{cost.Code}", cost.Label, cost.Code)),
            .. course.AddOns.Select(addOn => new Row(course, $"add-ons.{addOn.Code}", addOn.Label, addOn.Code)),
            .. course.Fees.Select(fee => new Row(course, $"fees.{fee.Code}", fee.Label, fee.Code)),
        ]));
    }

    /// <summary>How many of something there are.</summary>
    public IEnumerable<FactAnswer> HowMany() => !question.Words.Contains("many") ? [] : Named(question.Without("how many need required do at least"), question.Courses.SelectMany(course => (IEnumerable<Row>)
    [
        .. course.Figures.Select(figure => new Row(course, $"figures.{figure.Code}", figure.Label, figure.Code, figure.Unit)),
        .. course.EntryRequirements.Where(requirement => requirement.Threshold is not null)
            .Select(requirement => new Row(course, $"requirements.{requirement.Code}", requirement.Label, requirement.Code, requirement.Unit ?? "")),
    ]));

    /// <summary>By when something has to be done.</summary>
    public IEnumerable<FactAnswer> Deadlines() => !question.Words.Overlaps(["when", "soon", "deadline"]) ? [] : Named(
        question.Without("when by how soon deadline latest after what"),
        question.Courses.SelectMany(course => course.Deadlines.Select(deadline => new Row(course, $"deadlines.{deadline.Code}", deadline.Label, deadline.Code))));

    // The very name first; then a name with its unit; then the unit alone, which several may share.
    private IEnumerable<FactAnswer> Named(ImmutableHashSet<string> rest, IEnumerable<Row> rows)
    {
        var all = rest.IsEmpty ? [] : rows.ToList();
        Func<Row, bool>[] ways =
        [
            row => rest.SetEquals(Question.Set(row.Code)) || rest.SetEquals(Question.Set(row.Label)),
            row => row.Unit.Length > 0 && (rest.SetEquals(Question.Set($"{row.Code} {row.Unit}")) || rest.SetEquals(Question.Set($"{row.Label} {row.Unit}"))),
            row => row.Unit.Length > 0 && rest.SetEquals(Question.Set(row.Unit)),
        ];
        return ways.Select(way => all.Where(way).ToList()).FirstOrDefault(found => found.Count > 0)?.Select(Answer) ?? [];
    }

    private FactAnswer Answer(Row row)
    {
        var fact = snapshot.Facts.Find($"{row.Course.Slug}.{row.Path}", null);
        return new($"{row.Course.ShortTitle}: {LowerFirst(row.Label)}", fact?.Display, fact?.Path ?? $"{row.Course.Slug}.{row.Path}", row.Course.Title, $"/courses/{row.Course.Slug}");
    }

    // A label that begins with a short name keeps its capitals.
    private static string LowerFirst(string label) => label.Length > 1 && char.IsLower(label[1]) ? char.ToLower(label[0], UkText.Culture) + label[1..] : label;
}
