using System.ComponentModel.DataAnnotations;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Staff;
using DitSite.Content;
using DitSite.Content.Catalogue;
using DitSite.Content.Facts;
using DitSite.Web.Components.Forms;
using DitSite.Web.Pages.Courses.Book;
using DitSite.Web.Staff;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Bookings.OnBehalf;

/// <summary>Staff book for somebody who telephoned or wrote.</summary>
public sealed class BookModel(PublishedContent content, PlaceBooking booking, StaffAudit audit, TimeProvider clock) : PageModel
{
    /// <summary>The run.</summary>
    public Guid RunKey { get; private set; }

    public string Title { get; private set; } = "";

    public string Dates { get; private set; } = "";

    /// <summary>Null: the run is not booked, and <see cref="Closed"/> says why.</summary>
    public BookingOffer? Offer { get; private set; }

    public string Closed { get; private set; } = "";

    /// <summary>One key, one booking.</summary>
    [BindProperty]
    public Guid Once { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter the booker’s full name"), StringLength(Booking.NameLength, ErrorMessage = "The name must be {1} characters or fewer"), SingleLine(ErrorMessage = "Enter the name on one line")]
    public string? BookerName { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter the booker’s email address"), EmailFormat]
    public string? BookerEmail { get; set; }

    [BindProperty, StringLength(Booking.NameLength, ErrorMessage = "The name must be {1} characters or fewer"), SingleLine(ErrorMessage = "Enter the name on one line")]
    public string? DelegateName { get; set; }

    [BindProperty, EmailFormat]
    public string? DelegateEmail { get; set; }

    [BindProperty, DateRule("The month they completed the training", Limit = DateLimit.NotInFuture, FromYear = 1950)]
    public MonthAnswer Completed { get; set; } = new();

    [BindProperty]
    public bool Requirements { get; set; }

    [BindProperty, StringLength(Booking.AccessNeedsLength, ErrorMessage = "This must be {1} characters or fewer")]
    public string? AccessNeeds { get; set; }

    [BindProperty, Required(ErrorMessage = "Select a fee")]
    public string? Fee { get; set; }

    [BindProperty]
    public List<string> AddOns { get; set; } = [];

    [BindProperty, Required(ErrorMessage = "Select who pays")]
    public PayerKind? Payer { get; set; }

    [BindProperty, StringLength(Booking.OrganisationLength, ErrorMessage = "The organisation must be {1} characters or fewer"), SingleLine(ErrorMessage = "Enter the organisation on one line")]
    public string? Organisation { get; set; }

    [BindProperty, StringLength(Booking.PurchaseOrderLength, ErrorMessage = "The purchase-order number must be {1} characters or fewer"), SingleLine(ErrorMessage = "Enter the purchase-order number on one line")]
    public string? PurchaseOrder { get; set; }

    [BindProperty, StringLength(Booking.BillingAddressLength, ErrorMessage = "The billing address must be {1} characters or fewer")]
    public string? BillingAddress { get; set; }

    [BindProperty, Ticked(ErrorMessage = "Tick the box when the booker has accepted the terms")]
    public bool Accepted { get; set; }

    public IActionResult OnGet(Guid key)
    {
        Once = Guid.NewGuid();
        return Find(key) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid key, CancellationToken cancellation)
    {
        if (!Find(key) || Offer is null)
        {
            return Offer is null && Title.Length > 0 ? Page() : NotFound();
        }

        OnBehalfRules.Check(ModelState, this);
        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        switch (await booking.BookPlaceAsync(OnBehalfRules.Command(this, Offer), cancellation))
        {
            case BookPlaceResult.Booked booked:
                await audit.RecordAsync(User.Did("booked-for-somebody", booked.Reference.ToString()), cancellation);
                return Redirect(StaffLinks.Booking(booked.Reference.ToString()));
            case BookPlaceResult.RunFull:
                ModelState.AddModelError("", "The run is full");
                return this.PageWithErrors();
            default:
                ModelState.AddModelError("", "The run or its price has just changed. Check, then book again");
                return this.PageWithErrors();
        }
    }

    private bool Find(Guid key)
    {
        if (content.Current.FindRun(key) is not var (course, run))
        {
            return false;
        }

        (RunKey, Title, Dates) = (key, course.Title, UkText.Dates(run.Starts, run.Ends));
        var terms = content.Current.FindPage("terms");
        var open = course.Enrolment == Enrolment.Book && run.IsOpen(clock.Today) && terms is not null;
        Closed = course.Enrolment == Enrolment.Apply ? "This course is applied for. Start an application for somebody from the list of applications." : "This run is not open for booking.";
        Offer = open ? new(course, run, course.Prerequisite is { } slug ? content.Current.FindCourse(slug) : null, terms!) : null;
        return true;
    }
}
