using DitSite.Content.Eligibility;

namespace DitSite.Tests.Content.Eligibility;

/// <summary>What must hold for every combination of answers to a self-check.</summary>
internal sealed class ConsequenceMap(EligibilityCheck check, Func<EligibilityAnswers, IReadOnlyList<DoorResult>> evaluate)
{
    /// <summary>By what was answered: most combinations are looked at again as the neighbour of another.</summary>
    private readonly Dictionary<string, IReadOnlyList<DoorResult>> evaluated = [];

    /// <summary>Each answer of each question with each of all others.</summary>
    public static IEnumerable<EligibilityAnswers> Combinations(EligibilityCheck check) => check.Questions.Aggregate(
        (IEnumerable<EligibilityAnswers>)[EligibilityAnswers.None], (all, question) => all.SelectMany(answers => question.Answers.Select(answer => answers.With(question.Code, answer.Code))));

    /// <summary>Everything that does not hold, in sentences.</summary>
    public IEnumerable<string> Faults() => Combinations(check).SelectMany(answers => FaultsOf(answers, Evaluate(answers)));

    private IEnumerable<string> FaultsOf(EligibilityAnswers answers, IReadOnlyList<DoorResult> doors)
    {
        var where = string.Join(", ", answers.Chosen.Select(pair => $"{pair.Key}={pair.Value}"));
        foreach (var better in check.Questions.Select(question => Better(question, answers)).OfType<EligibilityAnswers>())
        {
            foreach (var (before, after) in doors.Zip(Evaluate(better)).Where(pair => pair.First.IsOpen && !pair.Second.IsOpen))
            {
                yield return $"a better answer closes {before.Door.Code}: {where}";
            }
        }

        foreach (var door in doors.Where(door => !door.IsOpen))
        {
            if (door.ClosedBy.Any(rule => rule.Text.Length == 0) || door.Changes.Any(change => change.Words.Length == 0) || door.Changes.IsEmpty)
            {
                yield return $"{door.Door.Code} is closed without a rule or a way to open it: {where}";
            }

            var all = door.Changes.Aggregate(answers, (changed, change) => changed.With(change.Question, change.Answer));
            if (!IsOpen(door, all))
            {
                yield return $"the change does not open {door.Door.Code}: {where}";
            }

            // Minimal: no part can be left out, and none be made smaller by one answer.
            foreach (var change in door.Changes)
            {
                if (IsOpen(door, all.With(change.Question, answers[change.Question]!)))
                {
                    yield return $"{door.Door.Code} opens without the part {change.Question}: {where}";
                }

                var question = check.FindQuestion(change.Question)!;
                if (question.Answers.ElementAtOrDefault(question.RankOf(change.Answer)!.Value + 1) is { } less && IsOpen(door, all.With(change.Question, less.Code)))
                {
                    yield return $"{door.Door.Code} asks more than it needs of {change.Question}: {where}";
                }
            }
        }
    }

    private IReadOnlyList<DoorResult> Evaluate(EligibilityAnswers answers)
    {
        var key = string.Join(' ', answers.Fields);
        return evaluated.TryGetValue(key, out var known) ? known : evaluated[key] = evaluate(answers);
    }

    private bool IsOpen(DoorResult door, EligibilityAnswers answers) => Evaluate(answers).Single(other => other.Door == door.Door).IsOpen;

    private static EligibilityAnswers? Better(CheckQuestion question, EligibilityAnswers answers) =>
        question.RankOf(answers[question.Code]) is > 0 and var rank ? answers.With(question.Code, question.Answers[rank - 1].Code) : null;
}
