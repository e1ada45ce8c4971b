using System.Reflection;

namespace DitSite.Tests.House;

/// <summary>Content and Bookings never meet: only Web knows both.</summary>
public sealed class WallTests
{
    private static readonly string[] NotForContent = ["DitSite.Bookings", "DitSite.Web", "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore"];
    private static readonly string[] NotForBookings = ["DitSite.Content", "DitSite.Web", "Microsoft.AspNetCore"];

    [Fact]
    public void Content_KnowsNeitherBookingsNorDatabaseNorWeb() => Assert.Empty(References(typeof(DitSite.Content.PublishedContent), NotForContent));

    [Fact]
    public void Bookings_KnowNeitherContentNorWeb() => Assert.Empty(References(typeof(DitSite.Bookings.BookingReference), NotForBookings));

    [Fact]
    public void Wall_AskedOfWeb_SeesBothSides() =>
        Assert.Equal(["DitSite.Bookings", "DitSite.Content"], References(typeof(DitSite.Web.SiteOptions), ["DitSite.Bookings", "DitSite.Content"]).Order());

    private static IEnumerable<string> References(Type inAssembly, string[] forbidden) =>
        inAssembly.Assembly.GetReferencedAssemblies().Select(NameOf).Where(name => forbidden.Any(start => name.StartsWith(start, StringComparison.Ordinal)));

    private static string NameOf(AssemblyName assembly) => assembly.Name ?? "";
}
