using System.Text.RegularExpressions;
using DitSite.Content.Documents;
using DitSite.Content.Rules.Radar;

namespace DitSite.Content.Rules;

/// <summary>What prose asks of applicants stands in a list too (S133), and says what follows for whom does not meet it (S134).</summary>
public sealed class EntryQuestionRule : TextRule
{
    protected override IEnumerable<Finding> Check(ItemText text, ContentSet set)
    {
        if (text.Item.CourseSlug is not { } slug || set.OfType("course").FirstOrDefault(course => course.Slug == slug) is not { } course || course.Values.Text("enrolment") != "apply" || Lists(text.Property))
        {
            yield break;
        }

        foreach (var sentence in Sentence.In(text, set).Where(sentence => Hint.IsMatch(sentence.Words) && !sentence.IsAside))
        {
            if (Asked.Match(sentence.Words) is { Success: true } asked && !sentence.DeniesAt(asked.Index) && !course.Texts.Any(other => Lists(other.Property) && other.Raw.Contains(asked.Groups["what"].Value, StringComparison.OrdinalIgnoreCase)))
            {
                yield return text.Due("unlisted-requirement", LiteralText.LineOf(text.Raw, sentence.Start + asked.Groups["what"].Index), $"'{sentence.Excerpt(asked.Index, asked.Length)}' asks for a {asked.Groups["what"].Value.ToLowerInvariant()}, which neither the entry requirements nor the stages name. Add it to one of them.");
            }

            if (Ambiguous.Match(sentence.Words) is { Success: true } both)
            {
                yield return text.Due("attend-or-proceed", LiteralText.LineOf(text.Raw, sentence.Start + both.Index), $"'{sentence.Excerpt(both.Index, both.Length)}' ties the requirements to coming and to going on at once. Say whether somebody who does not meet them may come.");
            }
        }
    }

    private static bool Lists(string property) => property.StartsWith("entryRequirements", StringComparison.Ordinal) || property.StartsWith("stages", StringComparison.Ordinal);

    private static Regex Hint { get; } = new("diploma|degree|doctorate|requirements|criteria|conditions", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex Asked { get; } = new(@"\b(?:possess(?:es)?|must (?:have|hold)|need(?:s)?(?: to (?:have|hold))?|hold(?:s|ing)?|with|have|having|requires?|required?:?|who has)\s+(?:at least\s+)?(?:a|an)\s+(?:[a-z-]+\s+){0,2}?(?<what>diploma|degree|master's degree|doctorate)\b(?!\s+of\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex Ambiguous { get; } = new(@"\b(?:meets?|fulfils?|satisf(?:y|ies))\s+(?:all\s+(?:of\s+)?)?(?:the|our|these)\s+(?:full\s+|entry\s+)*(?:requirements|criteria|conditions)\b[^.]{0,60}?\b(?:attend|come|join|take part|take the course)\b[^.]{0,40}?\b(?:otherwise|or else|if not|without (?:them|these)|but (?:those|others))\b[^.]{0,60}?\b(?:proceed|progress|go on|continue|move on)\b|\b(?:can|may)\s+(?:attend|come|join|take part)\b[^.]{0,60}?\b(?:meets?|fulfils?)\b[^.]{0,40}?\b(?:requirements|criteria)\b[^.]{0,40}?\b(?:otherwise|or else|if not)\b[^.]{0,60}?\b(?:proceed|progress|go on|continue|move on)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
