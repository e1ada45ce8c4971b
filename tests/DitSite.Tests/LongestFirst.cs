using Xunit.Abstractions;

namespace DitSite.Tests;

/// <summary>
/// Starts the collections of tests that take longest first, and the others as they come: the many short ones fill the gaps that are left, and
/// nobody waits at the end for one that began late.
/// </summary>
/// <param name="longest">How the names of these end; of a class that is a collection by itself, its full name.</param>
public abstract class LongestFirst(params string[] longest) : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => Array.FindIndex(longest, one => collection.DisplayName.EndsWith(one, StringComparison.Ordinal)) is >= 0 and var place ? place : longest.Length);
}
