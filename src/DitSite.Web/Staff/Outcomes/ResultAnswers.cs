using System.ComponentModel.DataAnnotations;
using DitSite.Bookings.Outcomes;
using DitSite.Bookings.Sales;
using DitSite.Content.Catalogue;
using DitSite.Web.Outcomes;
using DitSite.Web.Staff.Letters;

namespace DitSite.Web.Staff.Outcomes;

/// <summary>Words of the letters with results, bound beside the page's own fields.</summary>
public sealed class ResultAnswers
{
    private const string TooLong = "These words must be 2,000 characters or fewer";

    /// <summary>In the letters of a pass.</summary>
    [StringLength(ResultWords.Length, ErrorMessage = TooLong)]
    public string? PassedWords { get; set; }

    /// <summary>The invitation to stage two.</summary>
    [StringLength(ResultWords.Length, ErrorMessage = TooLong)]
    public string? StageTwoWords { get; set; }

    /// <summary>In the letters of a role play that was not passed.</summary>
    [StringLength(ResultWords.Length, ErrorMessage = TooLong)]
    public string? NotPassedWords { get; set; }

    internal ResultWords Words => new(PassedWords, StageTwoWords, NotPassedWords);

    /// <summary>Words begin as the course has them, once; what staff made of them, an empty field too, stays.</summary>
    internal void Begin(RegisterAnswers answers, LetterWords templates, SoldFacts facts)
    {
        PassedWords = Of(nameof(PassedWords), PassedWords, LetterKind.Passed);
        StageTwoWords = Of(nameof(StageTwoWords), StageTwoWords, LetterKind.StageTwo);
        NotPassedWords = Of(nameof(NotPassedWords), NotPassedWords, LetterKind.NotPassed);

        string? Of(string field, string? sent, LetterKind kind) => answers.WasSent(field) ? sent : templates.Of(facts, kind);
    }

    /// <summary>What was changed already, for the way back to the answers and here again.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Sent(RegisterAnswers answers) =>
        [.. new[] { KeyValuePair.Create(nameof(PassedWords), PassedWords ?? ""), KeyValuePair.Create(nameof(StageTwoWords), StageTwoWords ?? ""), KeyValuePair.Create(nameof(NotPassedWords), NotPassedWords ?? "") }.Where(sent => answers.WasSent(sent.Key))];
}
