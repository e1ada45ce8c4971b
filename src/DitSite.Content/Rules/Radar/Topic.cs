using DitSite.Content.Documents;

namespace DitSite.Content.Rules.Radar;

/// <summary>Something that facts and pages may say differently.</summary>
/// <param name="Name">Stable name.</param>
internal abstract record Topic(string Name)
{
    /// <summary>An error blocks its item; what needs a decision first is only due.</summary>
    public virtual Severity Severity => Severity.Error;

    /// <summary>What the facts of a course say.</summary>
    public virtual IEnumerable<Claim> Facts(ContentSet set, ContentItem course) => [];

    /// <summary>What a sentence says.</summary>
    public abstract IEnumerable<Claim> Prose(Sentence sentence, ContentSet set);

    /// <summary>Why two claims of this topic can't both be right.</summary>
    public abstract string Arithmetic(Claim here, Claim there);
}
