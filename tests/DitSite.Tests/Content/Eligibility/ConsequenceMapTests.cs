using DitSite.Content.Eligibility;

namespace DitSite.Tests.Content.Eligibility;

/// <summary>The self-check of the shipped course, with every combination of answers.</summary>
[Trait("Category", "ConsequenceMap")]
public sealed class ConsequenceMapTests(ShippedContent content) : IClassFixture<ShippedContent>
{
    private static readonly string[] Six = ["attend", "role-play", "supervised-practice", "practitioner", "council", "funded-place"];

    private EligibilityCheck Check => content.Snapshot.FindCourse("dynamic-interpersonal-therapy")!.Check!;

    private EligibilityAnswers Best => Check.Questions.Aggregate(EligibilityAnswers.None, (answers, question) => answers.With(question.Code, question.Answers[0].Code));

    [Fact]
    public void Check_EveryCombination_CitesRulesIsMonotonicAndNamesTheSmallestChange()
    {
        Assert.Equal(3072, ConsequenceMap.Combinations(Check).Count());
        Assert.Equal(Six, Check.Doors.Select(door => door.Code));
        Assert.Empty(new ConsequenceMap(Check, answers => Check.Evaluate(answers)).Faults());
    }

    // The controls: an evaluation that is wrong in one way is found out.
    [Theory]
    [InlineData("a better answer closes attend")]
    [InlineData("the change does not open practitioner")]
    [InlineData("opens without the part place")]
    [InlineData("asks more than it needs of registration")]
    [InlineData("is closed without a rule or a way to open it")]
    public void Check_WrongInOneWay_IsFoundOut(string fault)
    {
        DoorResult Wrong(DoorResult door, EligibilityAnswers answers) => (fault, door.Door.Code) switch
        {
            ("a better answer closes attend", "attend") when answers["registration"] == "named" => door with { ClosedBy = [Check.Rules[0]], Changes = [new("theory", "yes", "x")] },
            ("the change does not open practitioner", "practitioner") => door with { Changes = [.. door.Changes.Skip(1)] },
            ("opens without the part place", "role-play") when !door.IsOpen => door with { Changes = [.. door.Changes, new("place", "london", "x")] },
            ("asks more than it needs of registration", "attend") => door with { Changes = [.. door.Changes.Select(change => change.Question == "registration" ? change with { Answer = "named" } : change)] },
            ("is closed without a rule or a way to open it", "council") => door with { Changes = [.. door.Changes.Select(change => change with { Words = "" })] },
            _ => door,
        };

        var map = new ConsequenceMap(Check, answers => [.. Check.Evaluate(answers).Select(door => Wrong(door, answers))]);

        Assert.Contains(map.Faults(), found => found.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public void Overseas_WithAnEquivalentBody_IsPractitionerInTheirOwnCountryAndCannotRegisterWithTheCouncil()
    {
        var overseas = Best.With("registration", "abroad").With("place", "abroad").With("service", "no");

        var doors = Check.Evaluate(overseas).ToDictionary(result => result.Door.Code);

        Assert.Equal(["attend", "role-play", "supervised-practice", "practitioner"], doors.Values.Where(door => door.IsOpen).Select(door => door.Door.Code));
        Assert.Contains("You can practise DIT in your own country once you have completed the course and the supervision.", doors["practitioner"].Notes);
        Assert.Contains("The course tutors decide whether they accept an equivalent registration.", doors["attend"].Notes);
        Assert.Equal("Without a valid UK registration you cannot obtain registration with the British Psychoanalytic Council.", Assert.Single(doors["council"].ClosedBy).Text);
        Assert.Equal(("registration", "other-uk"), (Assert.Single(doors["council"].Changes).Question, doors["council"].Changes[0].Answer));
    }

    [Theory]
    [InlineData("diploma", "no", "attend role-play funded-place")]
    [InlineData("role-play", "no", "attend funded-place")]
    [InlineData("supervised-hours", "no", "")]
    [InlineData("registration", "none", "")]
    [InlineData("registration", "other-uk", "attend role-play supervised-practice practitioner council funded-place")]
    [InlineData("place", "uk", "attend role-play supervised-practice practitioner council")]
    [InlineData("service", "no", "attend role-play supervised-practice practitioner council")]
    [InlineData("commitment", "no", "attend role-play supervised-practice practitioner council")]
    public void Best_ButForOneAnswer_OpensTheseDoors(string question, string answer, string open) =>
        Assert.Equal(open, string.Join(' ', Check.Evaluate(Best.With(question, answer)).Where(door => door.IsOpen).Select(door => door.Door.Code)));

    // Thresholds come from facts: the rule follows when one changes.
    [Fact]
    public void Rule_NamesTheThresholdOfTheContent()
    {
        var hours = content.Snapshot.FindCourse("dynamic-interpersonal-therapy")!.EntryRequirements.Single(requirement => requirement.Code == "supervised-hours");

        Assert.Contains($"{hours.Threshold} {hours.Unit}", Check.Rules.Single(rule => rule.Question == "supervised-hours").Text);
    }

    [Fact]
    public void Answers_CarriedInFields_ComeBackAsTheyWere()
    {
        var answers = Best.With("registration", "abroad");

        var posted = answers.Fields.Select(field => KeyValuePair.Create(field.Name["Answers[".Length..^1], (string?)field.Value)).ToList();

        Assert.Equal(answers.Chosen, EligibilityAnswers.From(Check, posted).Chosen);
        Assert.Equal(answers.Chosen, EligibilityAnswers.From(Check, [.. posted, new("name", "Ann"), new("theory ", "yes"), new("supervised-hours", null)]).Chosen);
        Assert.Empty(EligibilityAnswers.From(Check, [new("supervised-hours", "maybe")]).Chosen);
        Assert.Throws<ArgumentException>(() => Check.Evaluate(EligibilityAnswers.None));
    }
}
