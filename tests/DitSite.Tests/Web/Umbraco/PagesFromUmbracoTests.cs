using DitSite.Tests.Web.Endpoints;
using DitSite.Tests.Web.Pages;

namespace DitSite.Tests.Web.Umbraco;

// The tests of the public pages once more, with the same facts out of Umbraco.

public sealed class CoursePageFromUmbracoTests(UmbracoSiteFactory site) : CoursePageTests(site), IClassFixture<UmbracoSiteFactory>;

public sealed class RunPageFromUmbracoTests(UmbracoSiteFactory site) : RunPageTests(site), IClassFixture<UmbracoSiteFactory>;

public sealed class CourseListFromUmbracoTests(UmbracoSiteFactory site) : CourseListTests(site), IClassFixture<UmbracoSiteFactory>;

public sealed class StructuredDataFromUmbracoTests(UmbracoSiteFactory site) : StructuredDataTests(site), IClassFixture<UmbracoSiteFactory>;

public sealed class PublicFilesFromUmbracoTests(UmbracoSiteFactory site) : PublicFileTests(site), IClassFixture<UmbracoSiteFactory>;
