using System.Collections.Immutable;

namespace DitSite.Content.Eligibility;

/// <summary>
/// The self-check of a course: questions, the doors that answers open or close, and the rules between them. All of it is content
/// (<c>check-questions</c>, <c>doors</c>, <c>door-rules</c>, <c>door-notes</c>).
/// </summary>
/// <remarks>
/// A rule asks for an answer that is at least as good as one of its question's answers, so a better answer can never close a door, and
/// the smallest change that opens one is to better exactly the answers whose rules fail, each no further than its rule asks.
/// </remarks>
public sealed record EligibilityCheck(
    ImmutableArray<CheckQuestion> Questions, ImmutableArray<Door> Doors, ImmutableArray<DoorRule> Rules, ImmutableArray<DoorNote> Notes)
{
    public CheckQuestion? FindQuestion(string code) => Questions.FirstOrDefault(question => question.Code == code);

    /// <summary>Codes of the questions without an answer that the check knows.</summary>
    public IEnumerable<CheckQuestion> Unanswered(EligibilityAnswers answers) => Questions.Where(question => question.RankOf(answers[question.Code]) is null);

    /// <summary>What the answers open and close, in the order of the doors.</summary>
    /// <exception cref="ArgumentException">A question is not answered.</exception>
    public ImmutableArray<DoorResult> Evaluate(EligibilityAnswers answers)
    {
        if (Unanswered(answers).FirstOrDefault() is { } missing)
        {
            throw new ArgumentException($"'{missing.Code}' is not answered.", nameof(answers));
        }

        return [.. Doors.Select(door => Evaluate(door, answers))];
    }

    private DoorResult Evaluate(Door door, EligibilityAnswers answers)
    {
        ImmutableArray<DoorRule> broken = [.. Rules.Where(rule => rule.Doors.Contains(door.Code) && !Holds(rule, answers))];
        return new(door, broken, Changes(broken))
        {
            Notes = broken.IsEmpty ? [.. Notes.Where(note => note.Doors.Contains(door.Code) && note.Answers.Contains(answers[note.Question] ?? "")).Select(note => note.Text).Distinct()] : [],
        };
    }

    private bool Holds(DoorRule rule, EligibilityAnswers answers)
    {
        var question = FindQuestion(rule.Question)!;
        return question.RankOf(answers[rule.Question]) <= question.RankOf(rule.AtLeast);
    }

    // Of several rules on one question the most demanding decides.
    private ImmutableArray<DoorChange> Changes(ImmutableArray<DoorRule> broken) =>
    [
        .. Questions.Select(question => (Question: question, Rule: broken.Where(rule => rule.Question == question.Code).MinBy(rule => question.RankOf(rule.AtLeast))))
            .Where(pair => pair.Rule is not null).Select(pair => new DoorChange(pair.Question.Code, pair.Rule!.AtLeast, pair.Rule.Change)),
    ];
}

/// <param name="Answers">Best first.</param>
public sealed record CheckQuestion(string Code, string Label, string? Hint, ImmutableArray<CheckAnswer> Answers)
{
    /// <summary>0 for the best answer; null for none that the question knows.</summary>
    public int? RankOf(string? answer) =>
        Answers.Select((known, rank) => (known.Code, rank)).Where(pair => pair.Code == answer).Select(pair => (int?)pair.rank).FirstOrDefault();

    public CheckAnswer? Find(string? answer) => Answers.FirstOrDefault(known => known.Code == answer);
}

public sealed record CheckAnswer(string Code, string Words);

/// <summary>
/// Something a person may come to: attend (S24), role play (S26, S58), supervised practice (S25 to S28), practitioner (S29),
/// registration with the accrediting council (S43), funded place (S50 to S55).
/// </summary>
/// <param name="Open">What follows while it is open.</param>
public sealed record Door(string Code, string Label, string Open);

/// <summary>
/// Why a door is closed. Sources: the five entry requirements (S31 to S40), the diploma (S25, S133), the role play (S26, S58, S59),
/// a valid UK registration (S43), London and NHS Talking Therapies (S50), the commitment (S51, S52).
/// </summary>
/// <param name="AtLeast">The least good answer with which it holds.</param>
/// <param name="Text">The rule in plain words.</param>
/// <param name="Change">The smallest change that makes it hold, as an instruction.</param>
public sealed record DoorRule(string Question, string AtLeast, ImmutableArray<string> Doors, string Text, string Change);

/// <summary>What a person who has a door open should know beforehand, such as S40, S41 and S44.</summary>
public sealed record DoorNote(string Question, ImmutableArray<string> Answers, ImmutableArray<string> Doors, string Text);
