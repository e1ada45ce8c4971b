using System.Collections.Immutable;
using DitSite.Content.Catalogue;

namespace DitSite.Content.Eligibility;

/// <summary>A course's rows to its self-check.</summary>
internal static class CheckBuilder
{
    /// <summary>Null for a course without doors.</summary>
    public static EligibilityCheck? Build(ItemReader course)
    {
        var questions = course.Rows("checkQuestions", row => Answers(row) is { Length: > 1 } answers && row.Text("label") is { } label
            ? new CheckQuestion(row.Values.Text("code") ?? "", label, row.Text("hint"), answers) : null);
        var doors = course.Rows("doors", row => row.Text("label") is { } label && row.Text("open") is { } open ? new Door(row.Values.Text("code") ?? "", label, open) : null);
        var codes = questions.SelectMany(question => question.Answers.Select(answer => (question.Code, answer.Code))).ToHashSet();
        var rules = course.Rows("doorRules", row => row.Values.Text("question") is { } question && row.Values.Text("atLeast") is { } least && codes.Contains((question, least)) && row.Text("text") is { } text && row.Text("change") is { } change
            ? new DoorRule(question, least, row.Values.List("doors"), text, change) : null);
        var notes = course.Rows("doorNotes", row => row.Values.Text("question") is { } question && row.Text("text") is { } text
            ? new DoorNote(question, row.Values.List("answers"), row.Values.List("doors"), text) : null);
        return doors.IsEmpty || questions.IsEmpty ? null : new(questions, doors, rules, notes);
    }

    private static ImmutableArray<CheckAnswer> Answers(ItemReader row) =>
        [.. row.List("answers").Select(entry => entry.Split(':', 2, StringSplitOptions.TrimEntries)).Where(parts => parts is [{ Length: > 0 }, { Length: > 0 }]).Select(parts => new CheckAnswer(parts[0], parts[1]))];
}
