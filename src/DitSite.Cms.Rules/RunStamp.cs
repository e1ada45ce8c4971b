using DitSite.Content;
using DitSite.Content.Editing;
using DitSite.Content.Umbraco;
using Umbraco.Cms.Core.Models;
using ContentModel = DitSite.Content.Model.ContentModel;

namespace DitSite.Cms.Rules;

/// <summary>
/// Notes in a run or a page, when it is saved, what feeds and calendars tell their readers: when it last changed, how often it moved and from
/// where. It is the same note that the site's own editor makes, always against what is published, so that saving twice changes nothing more.
/// </summary>
internal static class RunStamp
{
    private static readonly string[] Stamped = ["updated", "sequence", "published", "movedFrom"];

    public static void On(IContent entity, ContentTree tree, TimeProvider clock)
    {
        if (entity.ContentType.Alias is not ("courseRun" or "page") || tree.Document(entity, isEdited: true) is not { } edited)
        {
            return;
        }

        var type = ContentModel.Types.Single(type => type.Alias == entity.ContentType.Alias);
        var before = entity.Published ? tree.Document(entity, isEdited: false)?.Properties : null;
        var stamped = Stamps.On(type, before, edited.Properties, clock.GetUtcNow(), clock.Today);
        foreach (var property in type.Properties.Where(property => Stamped.Contains(property.Alias) && UmbracoModel.IsHeld(property)))
        {
            var stored = new StoredValue(entity.Key, _ => null).Of(property, stamped[property.Alias]);
            if (stored is not null && entity.HasProperty(UmbracoModel.Alias(property)) && stamped[property.Alias]?.ToJsonString() != edited.Properties[property.Alias]?.ToJsonString())
            {
                entity.SetValue(UmbracoModel.Alias(property), stored);
            }
        }
    }
}
