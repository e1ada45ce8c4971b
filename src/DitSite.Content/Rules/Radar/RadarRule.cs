using System.Collections.Immutable;
using DitSite.Content.Documents;

namespace DitSite.Content.Rules.Radar;

/// <summary>Reads all pages together: what one says must not contradict a fact, or another page.</summary>
/// <remarks>
/// A claim is held against the facts of its own course, and of a course that its sentence points to; where neither has such a fact,
/// against what the other pages say. <c>&lt;!-- literal: reason --&gt;</c> on its line permits a claim.
/// </remarks>
public sealed class RadarRule : ContentRule
{
    private static readonly ImmutableArray<Topic> Topics =
        [.. CountTopics.All, new TimeTopic(), new PriceTopic(), new ConsentTopic(), new OrderTopic(), new IncludedCostTopic(), new RolePlayNameTopic()];

    /// <summary>Names of everything it compares.</summary>
    public static IEnumerable<string> TopicNames => Topics.Select(topic => topic.Name);

    public override IEnumerable<Finding> Check(ContentSet set)
    {
        var courses = new RadarCourses([.. set.OfType("course")]);
        var sentences = set.Items.SelectMany(item => item.ShownTexts).Where(text => text.Raw.Contains(' ', StringComparison.Ordinal)).SelectMany(text => Sentence.In(text, set))
            .Select(sentence => (Sentence: sentence, Subjects: courses.Of(sentence))).ToList();
        return Topics.SelectMany(topic => Check(topic, set, courses.All, sentences));
    }

    private static IEnumerable<Finding> Check(Topic topic, ContentSet set, IEnumerable<ContentItem> courses, IEnumerable<(Sentence Sentence, ImmutableArray<ContentItem> Subjects)> sentences)
    {
        var facts = courses.ToDictionary(course => course, course => topic.Facts(set, course).ToList());
        List<(string Subject, Claim Claim)> unsettled = [];
        foreach (var (sentence, subjects) in sentences)
        {
            foreach (var claim in topic.Prose(sentence, set))
            {
                var known = subjects.SelectMany(course => facts[course]).Where(fact => fact.Key == claim.Key).ToList();
                if (known.Count == 0)
                {
                    unsettled.Add((subjects.FirstOrDefault()?.Slug ?? "", claim));
                }
                else if (known.TrueForAll(fact => fact.Value != claim.Value))
                {
                    yield return Finding(topic, claim, known[0], "a fact says");
                }
            }
        }

        foreach (var (here, there) in unsettled.GroupBy(pair => (pair.Subject, pair.Claim.Key)).SelectMany(group => Against(group.Select(pair => pair.Claim))))
        {
            yield return Finding(topic, here, there, "another place says");
        }
    }

    // What most places say is taken for what is meant; among equals the first place.
    private static IEnumerable<(Claim Here, Claim There)> Against(IEnumerable<Claim> claims)
    {
        var groups = claims.GroupBy(claim => claim.Value).OrderByDescending(group => group.Count()).ToList();
        return groups.Skip(1).SelectMany(group => group.Select(claim => (claim, groups[0].First())));
    }

    private static Finding Finding(Topic topic, Claim here, Claim there, string whose)
    {
        var arithmetic = topic.Arithmetic(here, there);
        var place = there.Line > 0 ? $"{there.Item.Origin}:{there.Line}" : there.Item.Origin;
        return new Finding(topic.Severity, "contradiction", here.Item.Origin, here.Line, here.Property,
            $"'{here.Says}' says {here.Shown}, but {whose} {there.Shown} ({place}: '{there.Says}'): {arithmetic}. Make them agree, or permit this one with <!-- literal: reason --> on its line.")
        {
            Contradiction = new Contradiction(topic.Name, here.Side, there.Side, arithmetic),
        };
    }
}
