using DitSite.EndToEndTests.Applications;
using DitSite.EndToEndTests.Consent;
using DitSite.EndToEndTests.Staff;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("DitSite.EndToEndTests.Browsing.LongestFirst", "DitSite.EndToEndTests")]

namespace DitSite.EndToEndTests.Browsing;

/// <summary>Starts the long collections first: the many short ones fill the gaps that are left, and nobody waits at the end for one that began late.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = [EditorCollection.Name, ApplyingCollection.Name, BrowserCollection.Name, ApplyingPagesCollection.Name, DeskCollection.Name, ConsentCollection.Name];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => Array.IndexOf(Long, collection.DisplayName) is >= 0 and var place ? place : Long.Length);
}
