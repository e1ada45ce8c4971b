using DitSite.Tests.Bookings.Promises;
using DitSite.Tests.Cms;
using DitSite.Tests.Content.Umbraco;
using DitSite.Tests.Web.Consent;
using DitSite.Tests.Web.Year;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("DitSite.Tests.Robustness.LongestFirst", "DitSite.Tests")]

namespace DitSite.Tests.Robustness;

/// <summary>Starts the classes that take longest first: the many short ones fill the gaps that are left, and nobody waits at the end for one that began late.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly Type[] Long =
    [
        typeof(BadInputTests), typeof(CrashTests), typeof(SimulatedYearsTests), typeof(ScriptedYearTests), typeof(FaultTests), typeof(OutageTests), typeof(PublishGuardTests),
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => Array.FindIndex(Long, one => collection.DisplayName.EndsWith(one.FullName!, StringComparison.Ordinal)) is >= 0 and var place ? place : Long.Length);
}
