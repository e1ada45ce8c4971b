using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DitSite.Bookings.Staff;
using DitSite.Content.Editing;
using DitSite.Content.Model;
using DitSite.Web.Components.Forms;
using DitSite.Web.Staff;
using DitSite.Web.Staff.Content;
using DitSite.Web.Staff.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Content;

/// <summary>A new page, course, venue or run, as a draft. Its address is fixed here; everything else comes in its form.</summary>
public sealed partial class NewModel(ContentEditor editor, StaffAudit audit) : PageModel
{
    private static readonly ContentProperty DayProperty = new("starts", "First day", PropertyKind.Date);

    /// <summary>What to make, with a course's slug behind it for a run: <c>page</c>, <c>run:dit-refresher</c>.</summary>
    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    public IReadOnlyList<Choice> Kinds => [new("page", "A page"), new("course", "A course"), new("venue", "A venue"), .. editor.All().Where(item => item.Type.Alias == "course")
        .Select(course => new Choice("run:" + course.Path.Trim('/').Split('/')[1], $"A date of {course.Name}"))];

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Check();
        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        var (origin, properties) = Draft();
        switch (await editor.AddAsync(origin, properties, User.DisplayName(), cancellation))
        {
            case SaveResult.Saved saved:
                await audit.RecordAsync(User.Did("added-item", saved.Item.Path), cancellation);
                return Redirect(ContentLinks.Edit(saved.Item));
            default:
                ModelState.AddModelError(nameof(Title), "There is an item of that name already. Open it, or choose another name");
                return this.PageWithErrors();
        }
    }

    private void Check()
    {
        if (Kinds.All(kind => kind.Value != Kind))
        {
            ModelState.AddModelError(nameof(Kind), "Select what to add");
        }
        else if (Kind!.StartsWith("run:", StringComparison.Ordinal) ? ItemForm.Parse(DayProperty, Title)?.ToString() is not { } day || !Day().IsMatch(day) : Slug(Title).Length is 0 or > 80 || Title!.Length > 200)
        {
            ModelState.AddModelError(nameof(Title), Kind.StartsWith("run:", StringComparison.Ordinal) ? "Enter the first day, such as 15 March 2027" : "Enter a title of at most 80 letters");
        }
    }

    private (string Origin, JsonObject Properties) Draft()
    {
        if (Kind!.Split(':') is [_, var course])
        {
            var day = ItemForm.Parse(DayProperty, Title)!.ToString();
            return ($"courses/{course}/runs/{day}.md", new JsonObject { ["starts"] = day, ["ends"] = day, ["state"] = "tentative" });
        }

        var properties = new JsonObject { ["title"] = Title!.Trim() };
        return (Kind == "course" ? $"courses/{Slug(Title)}/course.md" : $"{Kind}s/{Slug(Title)}.md", properties);
    }

    private static string Slug(string? title) => NotLetters().Replace((title ?? "").ToLowerInvariant(), "-").Trim('-');

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotLetters();

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\d\z")]
    private static partial Regex Day();
}
