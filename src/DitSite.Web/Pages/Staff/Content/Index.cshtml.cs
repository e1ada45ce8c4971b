using DitSite.Content.Editing;
using DitSite.Content.Rules;
using DitSite.Web.Staff.Content;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Content;

/// <summary>All content, with what is published, what waits and what is to do.</summary>
public sealed class IndexModel(ContentEditor editor, PublishCheck check, EditorSwitch editing) : PageModel
{
    public EditorSwitch Editing => editing;

    public IReadOnlyList<ContentGroup> Groups { get; private set; } = [];

    public IReadOnlyList<Finding> ToDo { get; private set; } = [];

    public int Errors => ToDo.Count(finding => finding.Severity == Severity.Error);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var items = editor.All();
        ToDo = await check.ToDoAsync(items.Where(item => item.Draft is not null).ToDictionary(item => item.Origin, item => item.Draft), cancellation);
        Groups = ContentGroup.Of(items, ToDo);
    }
}
