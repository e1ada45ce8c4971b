using System.Text.RegularExpressions;

namespace DitSite.Tests.House;

/// <summary>What a machine can see of the house style, as rules over the text of one file.</summary>
internal static partial class HouseRules
{
    /// <summary>The files that may write text unescaped: prose that the Markdown renderer has already made safe, and JSON-LD whose <c>&lt;</c> the serializer has escaped.</summary>
    public static readonly string[] ReviewedRawHtml = ["src/DitSite.Web/Components/ProseHtml.razor", "src/DitSite.Web/Pages/Shared/_Layout.cshtml"];

    private const int PageModelLines = 150;

    private static readonly string[] FoldersWithoutMeaning = ["Services", "Helpers", "Utils", "Common", "Core", "Infrastructure"];

    /// <summary>Everything wrong with one file, in sentences.</summary>
    /// <param name="path">From the root of the repository, with forward slashes.</param>
    public static IEnumerable<string> Broken(string path, string text) =>
        Rules.Where(rule => rule.IsBroken(path, text)).Select(rule => $"{path}: {rule.Says}");

    private static readonly (string Says, Func<string, string, bool> IsBroken)[] Rules =
    [
        ("the clock is read directly; inject TimeProvider", (path, text) => InSource(path) && DirectClock().IsMatch(text)),
        ("a folder named after nothing the business knows", (path, _) => path.Split('/')[..^1].Any(FoldersWithoutMeaning.Contains)),
        ("#region hides a file that should be two", (path, text) => path.EndsWith(".cs", StringComparison.Ordinal) && Region().IsMatch(text)),
        ($"a page model of more than {PageModelLines} lines does more than bind, ask and redirect", (path, text) => PageModel().IsMatch(path) && text.Count(c => c == '\n') > PageModelLines),
        ("unescaped HTML outside the reviewed renderers", (path, text) => InSource(path) && !ReviewedRawHtml.Contains(path) && RawHtml().IsMatch(text)),
        ("a test is passed over", (path, text) => path.StartsWith("tests/", StringComparison.Ordinal) && SkippedTest().IsMatch(text)),
        ("a browser is waited for in a way that can miss the event; use ArriveAsync", (path, text) => path.StartsWith("tests/", StringComparison.Ordinal) && LateListener().IsMatch(text)),
        ("the runner never disposes of a test class this way, and leaves what it started; use IAsyncLifetime", (path, text) => path.StartsWith("tests/", StringComparison.Ordinal) && NeverDisposed().IsMatch(text)),
        ("a pattern ignores case by the language of the machine it runs on; add CultureInvariant", (path, text) => InSource(path) && CaseOfTheMachine().IsMatch(text)),
        ("unfinished work is marked instead of done", (path, text) => InCode(path) && Unfinished().IsMatch(text)),
        ("a lock file names the registry it was made with", (path, text) => LockFile().IsMatch(path) && RegistryHost().IsMatch(text)),
        ("a package without its reason beside the version", (path, text) => path == "Directory.Packages.props" && text.Split('\n').Any(PackageWithoutReason().IsMatch)),
    ];

    private static bool InSource(string path) => path.StartsWith("src/", StringComparison.Ordinal);

    private static bool InCode(string path) => InSource(path) || path.StartsWith("tests/", StringComparison.Ordinal);

    [GeneratedRegex(@"\bDateTime(Offset)?\s*\.\s*(Now|UtcNow|Today)\b")]
    private static partial Regex DirectClock();

    [GeneratedRegex(@"^\s*#region\b", RegexOptions.Multiline)]
    private static partial Regex Region();

    [GeneratedRegex(@"^src/.*\.cshtml\.cs$")]
    private static partial Regex PageModel();

    [GeneratedRegex(@"\bHtml\.Raw\b|\(MarkupString\)|\bnew (HtmlString|MarkupString)\b|AddMarkupContent")]
    private static partial Regex RawHtml();

    [GeneratedRegex(@"\[(Fact|Theory)[^\]]*\bSkip\s*=|\bAssert\.Skip|\bSkip\.If")]
    private static partial Regex SkippedTest();

    [GeneratedRegex(@"\.WaitFor(URL|LoadState)Async\(")]
    private static partial Regex LateListener();

    [GeneratedRegex(@"\bclass \w*Tests\b[^{;]*\bIAsyncDisposable")]
    private static partial Regex NeverDisposed();

    [GeneratedRegex(@"^(?!.*(?:\[GeneratedRegex\(|CultureInvariant)).*\bRegexOptions\.IgnoreCase\b", RegexOptions.Multiline)]
    private static partial Regex CaseOfTheMachine();

    [GeneratedRegex(@"\b(TO[D]O|FIX[M]E|HAC[K]|NotImplemented[E]xception)\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"(^|/)(packages\.lock|package-lock)\.json$")]
    private static partial Regex LockFile();

    [GeneratedRegex(@"""resolved""\s*:\s*""https?://")]
    private static partial Regex RegistryHost();

    [GeneratedRegex(@"<PackageVersion (?!.*/>\s*<!-- .{10,} -->)")]
    private static partial Regex PackageWithoutReason();
}
