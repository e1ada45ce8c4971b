using DitSite.Bookings.Bookings;
using DitSite.Bookings.MailingList;
using DitSite.Bookings.Outcomes;
using DitSite.Bookings.Storage;

namespace DitSite.Bookings.Links;

/// <summary>Makes tokens and records their hashes in the transaction of their cause.</summary>
internal static class LinkIssuer
{
    public static string ForBooking(BookingsContext context, Booking booking, DateTimeOffset now)
    {
        // Asked for after the run's thirty days, a new link still has to work for somebody who looks for an invoice.
        var regular = booking.RunEndsAt + BookingLinks.AfterRun;
        var expires = regular > now + BookingLinks.AtLeast ? regular : now + BookingLinks.AtLeast;
        return Issue(context, LinkPurpose.Booking, booking.Id, null, now, expires);
    }

    public static string ForSession(BookingsContext context, Guid bookingId, DateTimeOffset now) =>
        Issue(context, LinkPurpose.BookingSession, bookingId, null, now, now + BookingLinks.SessionLength);

    /// <summary>Works until the last date that follows from the course, and at least a year after it.</summary>
    public static string ForDelegate(BookingsContext context, Booking booking, Outcome outcome, DateTimeOffset now)
    {
        var last = outcome.Held.FollowingDates.Select(date => LondonDate.EndOf(date.Date)).Append(booking.RunEndsAt + DelegateLinks.AtLeast).Append(now + BookingLinks.AtLeast).Max();
        return Issue(context, LinkPurpose.Delegate, booking.Id, null, now, last);
    }

    public static string ForDelegateSession(BookingsContext context, Guid bookingId, DateTimeOffset now) =>
        Issue(context, LinkPurpose.DelegateSession, bookingId, null, now, now + BookingLinks.SessionLength);

    public static string ToConfirm(BookingsContext context, Subscription subscription, DateTimeOffset now) =>
        Issue(context, LinkPurpose.ConfirmSubscription, null, subscription.Id, now, now + CourseSubscriptions.TimeToConfirm);

    /// <summary>Works as long as the subscription: the law asks for a way out of every message ever sent.</summary>
    public static string ToUnsubscribe(BookingsContext context, Subscription subscription, DateTimeOffset now) =>
        Issue(context, LinkPurpose.Unsubscribe, null, subscription.Id, now, null);

    private static string Issue(BookingsContext context, LinkPurpose purpose, Guid? booking, Guid? subscription, DateTimeOffset now, DateTimeOffset? expires)
    {
        var token = IssuedLink.NewToken();
        context.Links.Add(new()
        {
            TokenHash = IssuedLink.Hash(token),
            Purpose = purpose,
            BookingId = booking,
            SubscriptionId = subscription,
            IssuedAt = now,
            ExpiresAt = expires,
        });
        return token;
    }
}
