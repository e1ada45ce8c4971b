using DitSite.EndToEndTests.Applications;
using DitSite.EndToEndTests.Consent;
using DitSite.EndToEndTests.Staff;
using DitSite.Tests;

[assembly: TestCollectionOrderer("DitSite.EndToEndTests.Browsing.LongestCollectionsFirst", "DitSite.EndToEndTests")]

namespace DitSite.EndToEndTests.Browsing;

public sealed class LongestCollectionsFirst() : LongestFirst(
    EditorCollection.Name, ApplyingCollection.Name, BrowserCollection.Name, ApplyingPagesCollection.Name, DeskCollection.Name, ConsentCollection.Name);
