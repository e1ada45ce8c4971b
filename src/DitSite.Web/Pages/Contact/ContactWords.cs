using DitSite.Content.Catalogue;
using DitSite.Content.Facts;

namespace DitSite.Web.Pages.Contact;

/// <summary>What the contact pages promise.</summary>
internal static class ContactWords
{
    public static string Answer(SiteDetails site) => site.AnswerWorkingDays is { } days ? $"We answer by email, within {UkText.Count(days, "working day")}." : "We answer by email.";
}
