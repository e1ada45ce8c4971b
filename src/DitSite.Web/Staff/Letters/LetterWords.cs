using DitSite.Bookings.Sales;
using DitSite.Content;
using DitSite.Content.Catalogue;

namespace DitSite.Web.Staff.Letters;

/// <summary>Words that a letter begins with, as the course has them in its content; staff change them before it leaves.</summary>
public sealed class LetterWords(PublishedContent content)
{
    /// <summary>Facts resolved; null: the course has no words for this letter.</summary>
    /// <param name="course">Slug, as the run was sold with it.</param>
    public string? Of(string? course, LetterKind kind) =>
        course is null ? null : content.Current.FindCourse(course)?.LetterTexts.FirstOrDefault(text => text.Kind == kind)?.Text;

    public string? Of(SoldFacts facts, LetterKind kind) => Of(facts.Course, kind);
}
