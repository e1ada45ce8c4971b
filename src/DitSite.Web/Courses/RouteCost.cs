using DitSite.Content.Catalogue;

namespace DitSite.Web.Courses;

public sealed record RouteCostLine(int Stage, string Label, decimal Amount, bool Typical, string? Note);

public sealed record RouteCostTotal(string Label, decimal Amount, bool Typical);

/// <summary>What it costs to become a practitioner: the fee of the course and every stage after it.</summary>
/// <param name="Totals">One for each sum a person may come to; empty while a part is not set.</param>
public sealed record RouteCost(IReadOnlyList<RouteCostLine> Lines, IReadOnlyList<RouteCostTotal> Totals)
{
    public static RouteCost Of(Course course)
    {
        var fees = course.Fees.Where(fee => fee.Amount is not null).Select(fee => new RouteCostLine(1, fee.Label, fee.Amount!.Value, false, null));
        var costs = course.Costs.Where(cost => cost.Amount is not null)
            .Select(cost => new RouteCostLine(cost.Stage, cost.Label, cost.Amount!.Value, cost.Typical, cost.Note));
        return new([.. fees.Concat(costs).OrderBy(line => line.Stage)], Sums(course));
    }

    private static IReadOnlyList<RouteCostTotal> Sums(Course course)
    {
        if (course.Costs.IsEmpty || course.Costs.Any(cost => cost.Amount is null) || course.Fees.IsEmpty || course.Fees.Any(fee => fee.Amount is null))
        {
            return [];
        }

        var typical = course.Costs.Any(cost => cost.Typical);
        var totals = course.Fees
            .Select(fee => (Fee: fee, Sum: fee.Amount!.Value + course.Costs.Where(cost => !fee.Includes.Contains(cost.Code)).Sum(cost => cost.Amount!.Value)))
            .ToArray();

        // Where including a part and paying for it apart come to the same sum, one total says it.
        return totals.DistinctBy(total => total.Sum).Count() == 1
            ? [new("Total, all stages", totals[0].Sum, typical)]
            : [.. totals.Select(total => new RouteCostTotal($"Total with {total.Fee.Label}", total.Sum, typical))];
    }
}
