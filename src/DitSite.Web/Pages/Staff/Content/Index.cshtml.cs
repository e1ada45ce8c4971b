using DitSite.Content.Editing;
using DitSite.Content.Publishing;
using DitSite.Content.Rules;
using DitSite.Web.Staff.Content;
using DitSite.Web.Umbraco;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Content;

/// <summary>All content, with what is published, what waits and what is to do. Where a CMS holds it, only what is to do there.</summary>
public sealed class IndexModel(ContentEditor editor, PublishCheck check, EditorSwitch editing, CmsDesk cms, ContentHealth health) : PageModel
{
    public bool IsEditable => editing.IsEditable;

    public CmsDesk Cms => cms;

    public IReadOnlyList<ContentGroup> Groups { get; private set; } = [];

    public IReadOnlyList<Finding> ToDo { get; private set; } = [];

    public string Summary => (ToDo.Count(finding => finding.Severity == Severity.Error), ToDo.Count(finding => finding.Severity == Severity.Due)) switch
    {
        (0, 0) => "Nothing is waiting to be done.",
        (0, var due) => $"Nothing stops publishing. {due} to fill in or look at.",
        (var errors, var due) => $"{errors} to put right before publishing, {due} to fill in or look at.",
    };

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        if (!IsEditable)
        {
            ToDo = health.State.Findings;
            return;
        }

        var items = editor.All();
        ToDo = await check.ToDoAsync(items.Where(item => item.Draft is not null).ToDictionary(item => item.Origin, item => item.Draft), cancellation);
        Groups = ContentGroup.Of(items, ToDo);
    }
}
