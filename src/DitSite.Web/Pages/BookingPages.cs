using DitSite.Web.Components.Forms;
using DitSite.Web.Hosting;
using DitSite.Web.Pages.Bookings;
using DitSite.Web.Pages.Courses.Book;
using DitSite.Web.Pages.Delegates;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace DitSite.Web.Pages;

/// <summary>What the pages with forms need: the booking journey, the booking by its link, contact and mailing list.</summary>
internal static class BookingPages
{
    public static void AddBookingPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<BookingJourney>();
        builder.Services.AddScoped<BookingEntrance>();
        builder.Services.AddScoped<BookingAccess>().AddScoped<QuotedBookings>();
        builder.Services.AddScoped<DelegateAccess>();
        builder.Services.AddPostLimits(builder.Configuration);
        builder.Services.Configure<MvcOptions>(options => options.ModelBinderProviders.Insert(0, new TidyTextBinder.Provider()));
        builder.AddKeysOfCookiesAndForms();
    }
}
