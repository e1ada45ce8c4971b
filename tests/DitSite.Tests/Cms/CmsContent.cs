using System.Reflection;
using DitSite.Content.Documents;
using DitSite.Content.Embedded;
using DitSite.Content.Umbraco;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace DitSite.Tests.Cms;

/// <summary>The shipped content in Umbraco's own classes, all of it published, behind a content service that only reads.</summary>
internal sealed class CmsContent
{
    public static readonly IShortStringHelper Strings = new DefaultShortStringHelper(new DefaultShortStringHelperConfig().WithDefault(new RequestHandlerSettings()));

    private static readonly Dictionary<string, ContentType> Types = UmbracoContentType.All.ToDictionary(type => type.Alias, TypeOf);

    private readonly List<Umbraco.Cms.Core.Models.Content> items = [];

    public CmsContent()
    {
        using var source = new EmbeddedSource(Repository.PathOf("content"), showSamples: false);
        Documents = source.ReadAsync(CancellationToken.None).GetAwaiter().GetResult().Documents;
        foreach (var node in UmbracoTree.Of(Documents))
        {
            var item = Add(node.Name, node.ContentType, node.Parent is { } parent ? Find(parent.Key) : null, node.Key);
            foreach (var (alias, value) in node.Values)
            {
                item.SetValue(alias, value);
            }

            Publish(item);
        }

        Service = DispatchProxy.Create<IContentService, Reads>();
        ((Reads)(object)Service).Items = items;
    }

    public IReadOnlyList<ContentDocument> Documents { get; }

    public IContentService Service { get; }

    public Umbraco.Cms.Core.Models.Content this[string path] => Find(Documents.Single(document => document.Path == path).Id);

    /// <summary>A draft that nobody has published.</summary>
    public Umbraco.Cms.Core.Models.Content Add(string name, string type, IContent? parent, Guid? key = null)
    {
        var item = new Umbraco.Cms.Core.Models.Content(name, parent?.Id ?? -1, Types[type]) { Id = 1000 + items.Count, Key = key ?? Guid.NewGuid(), Level = (parent?.Level ?? 0) + 1 };
        items.Add(item);
        return item;
    }

    public static void Publish(Umbraco.Cms.Core.Models.Content item)
    {
        item.Published = true;
        item.PublishName = item.Name;
        foreach (var property in item.Properties)
        {
            property.PublishValues();
        }
    }

    private Umbraco.Cms.Core.Models.Content Find(Guid key) => items.Single(item => item.Key == key);

    private static ContentType TypeOf(UmbracoContentType type)
    {
        var made = new ContentType(Strings, -1) { Alias = type.Alias, Name = type.Name, Id = Math.Abs(type.Alias.GetHashCode(StringComparison.Ordinal) % 100_000) + 1 };
        foreach (var property in type.Properties)
        {
            made.AddPropertyType(new PropertyType(Strings, property.DataType.Editor.Alias, Storage(property.DataType.Editor.Alias), property.Alias));
        }

        return made;
    }

    // The column that each editor of Umbraco declares.
    private static ValueStorageType Storage(string editor) => editor switch
    {
        "Umbraco.Integer" or "Umbraco.TrueFalse" => ValueStorageType.Integer,
        "Umbraco.Decimal" => ValueStorageType.Decimal,
        "Umbraco.TextBox" or "Umbraco.EmailAddress" or "Umbraco.ContentPicker" or "Umbraco.DropDown.Flexible" => ValueStorageType.Nvarchar,
        _ => ValueStorageType.Ntext,
    };

    /// <summary>Answers what the guard asks for, and nothing else.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1852", Justification = "The proxy is derived from it at run time.")]
    internal class Reads : DispatchProxy
    {
        public List<Umbraco.Cms.Core.Models.Content> Items { get; set; } = [];

        protected override object? Invoke(MethodInfo? method, object?[]? args)
        {
            switch (method!.Name)
            {
                case nameof(IContentService.GetRootContent):
                    return Items.Where(item => item.ParentId == -1).Cast<IContent>();
                case nameof(IContentService.GetById):
                    return Items.SingleOrDefault(item => item.Id.Equals(args![0]) || item.Key.Equals(args[0]));
                case nameof(IContentService.GetPagedDescendants):
                    var below = Items.Where(item => item.ParentId != -1).Cast<IContent>().ToList();
                    args![3] = (long)below.Count;
                    return below.Skip((int)((long)args[1]! * (int)args[2]!)).Take((int)args[2]!);
                default:
                    throw new InvalidOperationException($"The guard asked for {method.Name}.");
            }
        }
    }
}
