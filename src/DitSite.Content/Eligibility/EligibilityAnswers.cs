using System.Collections.Immutable;

namespace DitSite.Content.Eligibility;

/// <summary>
/// Answers by question: codes only, never words, a name or a number. Nothing stores them; a form carries them on in hidden fields
/// (<see cref="Fields"/>), to the questions again or to an application.
/// </summary>
public sealed record EligibilityAnswers(ImmutableSortedDictionary<string, string> Chosen)
{
    /// <summary>What the posted names begin with: <c>Answers[hours]</c>.</summary>
    public const string Prefix = "Answers";

    public static EligibilityAnswers None { get; } = new(ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal));

    /// <summary>Those that the check knows; anything else that was posted is dropped.</summary>
    public static EligibilityAnswers From(EligibilityCheck check, IEnumerable<KeyValuePair<string, string?>> posted)
    {
        var known = posted.Where(pair => check.FindQuestion(pair.Key)?.Find(pair.Value) is not null).Select(pair => KeyValuePair.Create(pair.Key, pair.Value!));
        return new(None.Chosen.SetItems(known));
    }

    public string? this[string question] => Chosen.GetValueOrDefault(question);

    /// <summary>Names and values of the fields that carry them.</summary>
    public IEnumerable<(string Name, string Value)> Fields => Chosen.Select(pair => ($"{Prefix}[{pair.Key}]", pair.Value));

    public EligibilityAnswers With(string question, string answer) => new(Chosen.SetItem(question, answer));
}
