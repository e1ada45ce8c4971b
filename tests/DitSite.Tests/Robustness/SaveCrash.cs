using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using DitSite.Content.Editing;
using DitSite.Content.Embedded;
using DitSite.Tests.Content;

namespace DitSite.Tests.Robustness;

/// <summary>Kills a program that saves and publishes one item without a pause, and looks at every file it leaves.</summary>
public static class SaveCrash
{
    public const string Verb = "save-forever";

    private const string Item = SmallContent.Page;

    /// <param name="Saves">Saves that were acknowledged before a kill.</param>
    /// <param name="Faults">Files that are neither the old nor the new version, whole.</param>
    public sealed record Result(int Kills, int Saves, IReadOnlyList<string> Faults)
    {
        public override string ToString() => $"{Kills} kills, {Saves} acknowledged saves, {Faults.Count} files torn or lost";
    }

    /// <summary>The child: each state of the item says its number in the title and many times in its words, so that a mixture shows.</summary>
    public static async Task SaveForeverAsync(string folder)
    {
        var editor = new ContentEditor(folder, new(folder, showSamples: false), new(folder, TimeProvider.System), TimeProvider.System);
        for (var number = NumberOf(editor.Find(Item)!.Text) + 1; ; number++)
        {
            var item = editor.Find(Item)!;
            var properties = (JsonObject)item.Document!.Properties.DeepClone();
            (properties["title"], properties["body"]) = ($"Ropes {number}", string.Join("\n\n", Enumerable.Repeat($"Words of {number}.", 400)));
            var saved = (SaveResult.Saved)await editor.SaveAsync(Item, item.Opened, properties, "Child", CancellationToken.None);
            await editor.PublishAsync([saved.Item], "Child", CancellationToken.None);
            Console.WriteLine(number);
        }
    }

    public static async Task<Result> RunAsync(int kills, int seed)
    {
        using var folder = new TemporaryFolder();
        SmallContent.Good.Replace(SmallContent.Page, "title: Ropes", "title: Ropes 0").Words(Words(0)).Write(folder.Path);
        var random = new Random(seed);
        var (last, faults) = (0, new List<string>());
        for (var round = 0; round < kills; round++)
        {
            var acknowledged = await KillAsync(folder.Path, random.Next(1, 8), random.Next(0, 25));
            faults.AddRange(FaultsIn(folder.Path, Math.Max(last, acknowledged)).Select(fault => $"kill {round + 1}: {fault}"));
            last = Math.Max(last, acknowledged);
        }

        return new(kills, last, faults);
    }

    /// <param name="acknowledged">Number of the last save that was told to be done: it may not be lost.</param>
    public static IEnumerable<string> FaultsIn(string folder, int acknowledged)
    {
        var live = File.ReadAllBytes(Path.Combine(folder, Item));
        foreach (var fault in Faults(live, "the published file"))
        {
            yield return fault;
        }

        if (NumberOf(live) < acknowledged)
        {
            yield return $"save {acknowledged} was told to be done, and {NumberOf(live)} is published";
        }

        foreach (var version in new Versions(folder, TimeProvider.System).Of(Item))
        {
            foreach (var fault in Faults(version.Text, $"version {version.Id}"))
            {
                yield return fault;
            }
        }

        if (new Drafts(folder, showSamples: false).Find(Item) is { } draft)
        {
            foreach (var fault in Faults(draft.Text, "the draft"))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<string> Faults(byte[] text, string name)
    {
        var document = ContentFile.Read(text, Item, FilePlace.Of(Item)!, []);
        if (document is null || document.Properties["body"]?.ToString() != Words(NumberOf(text)))
        {
            yield return $"{name} is torn";
        }
    }

    private static string Words(int number) => string.Join("\n\n", Enumerable.Repeat($"Words of {number}.", 400));

    private static int NumberOf(byte[] text) =>
        ContentFile.Read(text, Item, FilePlace.Of(Item)!, [])?.Properties["title"]?.ToString().Split(' ') is [_, var number] && int.TryParse(number, out var parsed) ? parsed : 0;

    private static async Task<int> KillAsync(string folder, int saves, int milliseconds)
    {
        using var child = Process.Start(new ProcessStartInfo("dotnet", [typeof(SaveCrash).Assembly.Location, Verb, folder]) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var acknowledged = 0;
        for (var line = 0; line < saves && await child.StandardOutput.ReadLineAsync() is { } told; line++)
        {
            acknowledged = int.Parse(told, System.Globalization.CultureInfo.InvariantCulture);
        }

        await Task.Delay(milliseconds);
        child.Kill();
        await child.WaitForExitAsync();
        return acknowledged;
    }
}
