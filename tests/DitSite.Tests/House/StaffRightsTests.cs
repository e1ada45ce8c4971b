using DitSite.Tests.Web.Staff;

namespace DitSite.Tests.House;

/// <summary>No address and no action of the desk without a row that says who may use it.</summary>
public sealed class StaffRightsTests : IDisposable
{
    private readonly StaffSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Endpoints_OfTheDesk_AreAllDeclaredWithTheirRoles()
    {
        var found = (await StaffEndpoints.OfAsync(site)).Where(one => !StaffRights.IsContent(one.Pattern)).ToList();
        var declared = StaffRights.All.Select(right => (right.Pattern, right.Action)).ToList();

        Assert.Equal(declared.Distinct().Count(), declared.Count);
        Assert.Empty(found.Except(declared).Select(one => $"{one.Action} {one.Pattern} has no row in StaffRights"));
        Assert.Empty(declared.Except(found).Select(one => $"{one.Action} {one.Pattern} is declared and does not exist"));
        Assert.True(found.Count > 30, $"only {found.Count} found");
    }
}
