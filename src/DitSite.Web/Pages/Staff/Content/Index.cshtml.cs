using DitSite.Content.Editing;
using DitSite.Content.Publishing;
using DitSite.Content.Rules;
using DitSite.Web.Staff.Content;
using DitSite.Web.Umbraco;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Content;

/// <summary>All content, with what is published, what waits and what is to do. Where a CMS holds it, only what is to do there.</summary>
public sealed class IndexModel(ContentEditor editor, PublishCheck check, EditorSwitch editing, CmsDesk cms, ContentHealth health) : PageModel
{
    public bool IsEditable => editing.IsEditable;

    public CmsDesk Cms => cms;

    public IReadOnlyList<ContentGroup> Groups { get; private set; } = [];

    /// <summary>Items of which only versions are left.</summary>
    public IReadOnlyList<EditedItem> Gone { get; private set; } = [];

    public IReadOnlyList<Finding> ToDo { get; private set; } = [];

    /// <summary>What is to do in the CMS, by item, those with errors first.</summary>
    public IReadOnlyList<CmsItem> InCms { get; private set; } = [];

    /// <summary>What was done before this page came, in a word.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Said { get; set; }

    public static string? Words(string? said) => said switch
    {
        "dropped" => "The draft was dropped. Its versions are at the end of this page.",
        "removed" => "It is off the site. Its words are a draft here and can be published again.",
        _ => null,
    };

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
            var state = health.State;
            ToDo = state.Findings;
            InCms = [.. ToDo.GroupBy(finding => finding.Origin).OrderByDescending(item => item.Max(finding => finding.Severity)).Select(item => new CmsItem(
                state.ItemAt(item.Key)?.Name ?? "Other", state.ItemAt(item.Key)?.ContentType, cms.EditingPage(item.Key), [.. item.OrderByDescending(finding => finding.Severity)]))];
            return;
        }

        var items = editor.All();
        ToDo = await check.ToDoAsync(items.Where(item => item.Draft is not null).ToDictionary(item => item.Origin, item => item.Draft), cancellation);
        Groups = ContentGroup.Of(items, ToDo);
        Gone = editor.Gone();
    }

    /// <param name="EditingPage">Where the CMS edits it; null: it is none of the CMS's.</param>
    public sealed record CmsItem(string Name, string? ContentType, Uri? EditingPage, IReadOnlyList<Finding> ToDo);
}
