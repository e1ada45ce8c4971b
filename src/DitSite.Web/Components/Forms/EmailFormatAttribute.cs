using System.ComponentModel.DataAnnotations;
using DitSite.Bookings;

namespace DitSite.Web.Components.Forms;

/// <summary>An address that mail can be sent to; nothing typed is another rule's business.</summary>
public sealed class EmailFormatAttribute : ValidationAttribute
{
    public EmailFormatAttribute()
        : base("Enter an email address in the correct format, like name@example.com")
    {
    }

    public override bool IsValid(object? value) => value is not string text || EmailAddress.IsValid(text);
}
