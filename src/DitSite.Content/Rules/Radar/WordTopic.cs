using System.Text.RegularExpressions;
using DitSite.Content.Documents;

namespace DitSite.Content.Rules.Radar;

/// <summary>Two ways of doing one thing, of which a site can only have one.</summary>
/// <param name="First">What the first way is called in a report, and how prose says it.</param>
/// <param name="Second">The other way.</param>
/// <param name="Reason">Why both can't be.</param>
internal abstract record WordTopic(string Name, (string Shown, Regex Pattern) First, (string Shown, Regex Pattern) Second, string Reason) : Topic(Name)
{
    protected const decimal FirstValue = 1;
    protected const decimal SecondValue = 2;

    public sealed override IEnumerable<Claim> Prose(Sentence sentence, ContentSet set)
    {
        if (sentence.IsAside || !Concerns(sentence))
        {
            yield break;
        }

        foreach (var (shown, pattern, value) in ((string, Regex, decimal)[])[(First.Shown, First.Pattern, FirstValue), (Second.Shown, Second.Pattern, SecondValue)])
        {
            if (pattern.Match(sentence.Words) is { Success: true } match && !sentence.DeniesAt(match.Index))
            {
                yield return Claim.Of(sentence, match.Index, match.Length, value, shown);
            }
        }
    }

    public override string Arithmetic(Claim here, Claim there) => Reason;

    protected abstract bool Concerns(Sentence sentence);
}
