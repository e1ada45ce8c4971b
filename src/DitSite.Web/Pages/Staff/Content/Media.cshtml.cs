using DitSite.Bookings.Staff;
using DitSite.Web.Components.Forms;
using DitSite.Web.Media;
using DitSite.Web.Staff;
using DitSite.Web.Staff.Content;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Content;

/// <summary>Pictures and PDF: what is there, with the line to paste, and a form to add one.</summary>
[RequestSizeLimit(MediaLibrary.MostBytes + 100_000)]
internal sealed class MediaModel(MediaLibrary library, StaffAudit audit) : PageModel
{
    public IReadOnlyList<MediaFile> Files => library.All();

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>What a picture shows, or the title of a PDF.</summary>
    [BindProperty]
    public string? Text { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var text = Text?.Trim() ?? "";
        if (text.Length is 0 or > 200 || text.Any(char.IsControl))
        {
            ModelState.AddModelError(nameof(Text), "Say in one line of at most 200 letters what the picture shows, or what the PDF is");
        }

        if (Upload is not { Length: > 0 and <= MediaLibrary.MostBytes })
        {
            ModelState.AddModelError(nameof(Upload), Upload switch { null => "Choose a picture or a PDF", { Length: 0 } => "This file is empty. Choose another", _ => "The file must be smaller than 5 MB" });
        }

        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        using var copy = new MemoryStream();
        await Upload!.CopyToAsync(copy, cancellation);
        switch (library.Keep(copy.ToArray(), text))
        {
            case MediaResult.Kept kept:
                await audit.RecordAsync(User.Did("added-media", kept.File.Address, null, text), cancellation);
                return Redirect(ContentLinks.Media);
            case MediaResult.Refused refused:
                ModelState.AddModelError(nameof(Upload), refused.Sentence);
                break;
        }

        return this.PageWithErrors();
    }
}
