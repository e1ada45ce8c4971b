using DitSite.Tests.Bookings.Promises;
using DitSite.Tests.Cms;
using DitSite.Tests.Content.Umbraco;
using DitSite.Tests.Robustness;
using DitSite.Tests.Web.Consent;
using DitSite.Tests.Web.Year;

[assembly: TestCollectionOrderer("DitSite.Tests.LongestClassesFirst", "DitSite.Tests")]

namespace DitSite.Tests;

public sealed class LongestClassesFirst() : LongestFirst(
    typeof(BadInputTests).FullName!, typeof(CrashTests).FullName!, typeof(SimulatedYearsTests).FullName!, typeof(ScriptedYearTests).FullName!,
    typeof(FaultTests).FullName!, typeof(OutageTests).FullName!, typeof(PublishGuardTests).FullName!);
