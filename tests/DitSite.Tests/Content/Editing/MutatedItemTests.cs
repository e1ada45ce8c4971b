using System.Text.Json.Nodes;
using DitSite.Content.Editing;
using DitSite.Content.Markup;
using DitSite.Tests.Content.Markup;

namespace DitSite.Tests.Content.Editing;

public sealed class MutatedItemTests : IDisposable
{
    private readonly EditorDesk desk = new();

    [Fact]
    public async Task Item_Mutated_IsKeptAsItWasTypedAndRefusedOrRenderedHarmless()
    {
        var (refused, harmless) = (new HashSet<string>(), new HashSet<string>());
        foreach (var (kind, words) in new MutatedItems(20270302).Take(Scale.Of(200)))
        {
            var saved = Assert.IsType<SaveResult.Saved>(await desk.SaveAsync(desk.Open(SmallContent.Page), "body", JsonValue.Create(words.Trim()), "Ann")).Item;
            Assert.Equal(words.ReplaceLineEndings("\n").Trim(), saved.Document!.Properties["body"]!.ToString());

            var would = await desk.Check.LookAsync(new Dictionary<string, byte[]?> { [SmallContent.Page] = saved.Draft }, CancellationToken.None);
            var page = would.After!.FindPage("ropes")!;
            MarkdownAttackTests.AssertSafe(string.Concat(page.Body.Sections.SelectMany(section => section.Parts).OfType<ProsePart.Html>().Select(part => part.Markup)));
            (would.Errors.Count > 0 ? refused : harmless).Add(kind);
        }

        // The control: both happen, and a skipped heading is never let through.
        Assert.Contains("a skipped heading", refused);
        Assert.DoesNotContain("a skipped heading", harmless);
        Assert.Contains("a very long word", harmless);
        Assert.Contains("a link attack", refused);
    }

    public void Dispose() => desk.Dispose();
}
