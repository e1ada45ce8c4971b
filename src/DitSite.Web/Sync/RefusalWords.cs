using DitSite.Bookings.Sales;
using DitSite.Content.Catalogue;
using DitSite.Content.Facts;

namespace DitSite.Web.Sync;

/// <summary>What bookings refuse, in words for an editor.</summary>
internal static class RefusalWords
{
    public static string Of(ContentSnapshot snapshot, PublishRefusal refusal)
    {
        var run = snapshot.FindRun(refusal.RunKey) is { } found ? $"{found.Course.Title}, {found.Run.Address}" : refusal.RunKey.ToString();
        return refusal switch
        {
            PublishRefusal.CapacityBelowTaken below => $"{run}: the number of places can't go down to {below.Capacity}, because {below.Taken} are taken.",
            PublishRefusal.FundedBelowTaken below => $"{run}: the number of funded places can't go down to {below.Places}, because {below.Taken} are taken.",
            PublishRefusal.NoLongerSold sold => $"{run}: it can't be taken off sale, because it has {Promised(sold)}. Cancel it instead.",
            _ => $"{run}: refused.",
        };
    }

    private static string Promised(PublishRefusal.NoLongerSold sold) => string.Join(
        " and ",
        new[] { (sold.Bookings, Words: UkText.Count(sold.Bookings, "booking")), (sold.Kept, Words: $"{UkText.Count(sold.Kept, "place")} kept for applicants") }
            .Where(part => part.Item1 > 0).Select(part => part.Words));
}
