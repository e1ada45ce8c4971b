using DitSite.Content.Catalogue;
using DitSite.Content.Facts;

namespace DitSite.Web.Courses;

/// <summary>One step of the route with what it costs and by when it is due.</summary>
/// <param name="Number">1-based place on the route: a stage may take several steps.</param>
public sealed record RouteStep(int Number, RouteStage Stage, IReadOnlyList<string> Costs, Deadline? By)
{
    public static IEnumerable<RouteStep> Of(Course course)
    {
        var codes = course.Stages.Select(stage => stage.Code).ToHashSet();
        var first = course.Stages.FirstOrDefault();
        return course.Stages.Select((stage, index) => new RouteStep(
            index + 1,
            stage,
            [.. (stage == first ? RunWords.Fees(course.Fees) : []).Concat(course.Costs.Where(cost => BelongsTo(cost, stage)).Select(Line).OfType<string>())],
            course.Deadlines.FirstOrDefault(deadline => deadline.Code == stage.By)));

        // A cost named like a stage is that stage's; any other goes to the first stage with its number.
        bool BelongsTo(StageCost cost, RouteStage stage) => codes.Contains(cost.Code)
            ? cost.Code == stage.Code
            : stage == course.Stages.FirstOrDefault(one => one.Stage == cost.Stage);
    }

    private static string? Line(StageCost cost) => cost.Amount is not { } amount ? null : $"{(cost.Typical ? "typically " : "")}{UkText.Money(amount)} ({cost.Label})";
}
