using DitSite.Content.Documents;

namespace DitSite.Content.Rules;

/// <summary>The self-check of a course names only questions, answers and doors that it has, and no door stands without a rule.</summary>
public sealed class SelfCheckRule : ItemRule
{
    protected override IEnumerable<Finding> Check(ContentItem item, ContentSet set)
    {
        if (item.Type.Alias != "course")
        {
            return [];
        }

        var questions = item.Values.Rows("checkQuestions").Where(row => row.Has("code")).DistinctBy(row => row.Text("code")).ToDictionary(row => row.Text("code")!, row => row.List("answers").Select(CodeOf).ToHashSet());
        var doors = item.Values.Rows("doors").Select(row => row.Text("code")).OfType<string>().ToHashSet();
        return Questions(item).Concat(Rows(item, "doorRules", questions, doors)).Concat(Rows(item, "doorNotes", questions, doors)).Concat(Doors(item));
    }

    private static string CodeOf(string entry) => entry.Split(':')[0].Trim();

    private static IEnumerable<Finding> Questions(ContentItem course)
    {
        foreach (var question in course.Values.Rows("checkQuestions"))
        {
            var answers = question.List("answers");
            if (answers.Length < 2 || answers.Any(answer => !ModelRule.Code.IsMatch(CodeOf(answer)) || !answer.Contains(':', StringComparison.Ordinal)))
            {
                yield return course.Error("self-check", question.PathOf("answers"), "A question has at least two answers, each written as 'code: words', the best first.");
            }
            else if (answers.Select(CodeOf).Distinct().Count() < answers.Length)
            {
                yield return course.Error("self-check", question.PathOf("answers"), "Two answers of this question have the same code.");
            }
        }
    }

    private static IEnumerable<Finding> Rows(ContentItem course, string alias, Dictionary<string, HashSet<string>> questions, HashSet<string> doors)
    {
        foreach (var row in course.Values.Rows(alias))
        {
            if (row.Text("question") is { } question && !questions.ContainsKey(question))
            {
                yield return course.Error("self-check", row.PathOf("question"), $"There is no question '{question}'.");
            }
            else if (row.Text("question") is { } known && row.List("answers").Prepend(row.Text("atLeast")).OfType<string>().FirstOrDefault(answer => !questions[known].Contains(answer)) is { } unknown)
            {
                yield return course.Error("self-check", row.PathOf(alias == "doorRules" ? "atLeast" : "answers"), $"The question '{known}' has no answer '{unknown}'.");
            }

            foreach (var door in row.List("doors").Where(door => !doors.Contains(door)))
            {
                yield return course.Error("self-check", row.PathOf("doors"), $"There is no door '{door}'.");
            }
        }
    }

    private static IEnumerable<Finding> Doors(ContentItem course)
    {
        var ruled = course.Values.Rows("doorRules").SelectMany(row => row.List("doors")).ToHashSet();
        return course.Values.Rows("doors").Where(door => door.Text("code") is { } code && !ruled.Contains(code))
            .Select(door => course.Error("self-check", door.PathOf("code"), $"No rule closes the door '{door.Text("code")}', so the check would say nothing about it."));
    }
}
