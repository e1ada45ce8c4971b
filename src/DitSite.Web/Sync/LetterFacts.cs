using DitSite.Bookings.Letters;
using DitSite.Content;
using DitSite.Content.Facts;
using Microsoft.Extensions.Options;

namespace DitSite.Web.Sync;

/// <summary>What letters say of the site, from its settings and the content as published now: a saved change is in the next letter.</summary>
internal sealed class LetterFacts(IOptions<SiteOptions> site, PublishedContent content) : IOptions<LetterOptions>
{
    public LetterOptions Value
    {
        get
        {
            var letters = new LetterOptions
            {
                SiteTitle = content.Current.Site.Title,
                StageTwoEmail = content.Current.Site.StageTwoEmail,
                Provider = content.Current.Site.Provider,
                PublicUrl = site.Value.PublicUrl,
                FromEmail = site.Value.FromEmail,
                BookingsEmail = site.Value.BookingsEmail,
                ContactEmail = site.Value.ContactEmail,
                AnswerWorkingDays = content.Current.Site.AnswerWorkingDays,
            };
            if (content.Current.Site.InvoiceWorkingDays is { } days)
            {
                letters.InvoiceText = $"You pay by invoice. It comes in an email of its own, within {UkText.Count(days, "working day")} of the confirmation.";
            }

            return letters;
        }
    }
}
