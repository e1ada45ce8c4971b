namespace DitSite.Content.Facts;

/// <summary>Every typed value prose may refer to, by path: <c>dit-refresher.duration</c>, <c>site.title</c>.</summary>
public sealed class FactSet;
