using System.Collections.Immutable;
using DitSite.Content.Catalogue;

namespace DitSite.Web.Pages.Courses.Book;

/// <summary>What is being booked, as published now.</summary>
/// <param name="Prerequisite">The course to have completed first, if there is one.</param>
/// <param name="Terms">The terms to accept.</param>
public sealed record BookingOffer(Course Course, CourseRun Run, Course? Prerequisite, EditorialPage Terms)
{
    /// <summary>Only options with an amount can be sold.</summary>
    public ImmutableArray<FeeOption> Fees { get; } = [.. Run.Fees.Where(fee => fee.Amount is not null)];

    public ImmutableArray<AddOn> AddOns { get; } = [.. Course.AddOns.Where(addOn => addOn.Amount is not null)];

    /// <summary>One price and nothing to add is not a question.</summary>
    public bool AsksFee => Fees.Length > 1 || AddOns.Length > 0;

    public bool IsOnline => Run.Mode != DeliveryMode.InPerson;

    /// <summary>Professional registers named by the entry requirements of this course or of the one before it.</summary>
    public ImmutableArray<string> RegistrationBodies { get; } =
        [.. Course.EntryRequirements.Concat(Prerequisite?.EntryRequirements ?? []).SelectMany(requirement => requirement.Bodies).Distinct()];

    public bool Sells(FeeAnswer fee) =>
        Fees.Any(option => option.Code == fee.Code) && fee.AddOns.All(code => AddOns.Any(addOn => addOn.Code == code));

    public FeeAnswer FeeOf(BookingAnswers answers) => AsksFee && answers.Fee is { } fee ? fee : new(Fees[0].Code, []);

    /// <summary>What is charged, line by line, in pounds.</summary>
    public IEnumerable<(string Label, decimal Amount)> Lines(FeeAnswer chosen) =>
    [
        .. Fees.Where(fee => fee.Code == chosen.Code).Select(fee => (fee.Label, fee.Amount!.Value)),
        .. AddOns.Where(addOn => chosen.AddOns.Contains(addOn.Code)).Select(addOn => (addOn.Label, addOn.Amount!.Value)),
    ];

    public decimal Total(FeeAnswer chosen) => Lines(chosen).Sum(line => line.Amount);
}
