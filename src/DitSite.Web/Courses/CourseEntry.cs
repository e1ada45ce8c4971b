using DitSite.Content.Catalogue;

namespace DitSite.Web.Courses;

/// <summary>A course with those of its dates that a visitor asked for.</summary>
public sealed record CourseEntry(Course Course, IReadOnlyList<RunView> Coming, IReadOnlyList<RunView> Past);
