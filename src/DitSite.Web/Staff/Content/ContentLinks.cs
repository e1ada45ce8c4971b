using DitSite.Content.Editing;

namespace DitSite.Web.Staff.Content;

/// <summary>Addresses of the editor. An item is named by its file without the ending.</summary>
internal static class ContentLinks
{
    public const string Dates = StaffLinks.Content + "/dates";
    public const string Media = StaffLinks.Content + "/media";
    public const string New = StaffLinks.Content + "/new";

    public static string Tree(string said) => $"{StaffLinks.Content}?said={said}";

    public static string Edit(EditedItem item, string? said = null) => $"{StaffLinks.Content}/edit/{NameOf(item)}{(said is null ? "" : "?said=" + said)}";

    public static string Versions(EditedItem item) => $"{StaffLinks.Content}/versions/{NameOf(item)}";

    public static string Version(EditedItem item, string id) => $"{Versions(item)}?id={id}";

    public static string Copy(EditedItem run) => $"{StaffLinks.Content}/copy/{NameOf(run)}";

    public static string Remove(EditedItem item) => $"{StaffLinks.Content}/remove/{NameOf(item)}";

    public static string Publish(params IEnumerable<EditedItem> items) => $"{StaffLinks.Content}/publish?{string.Join('&', items.Select(item => "item=" + Uri.EscapeDataString(NameOf(item))))}";

    public static string NameOf(EditedItem item) => item.Origin[..^3];

    public static string OriginOf(string name) => name + ".md";
}
