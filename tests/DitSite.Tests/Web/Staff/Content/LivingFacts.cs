using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DitSite.Content.Catalogue;
using DitSite.Content.Documents;
using DitSite.Content.Editing;
using DitSite.Content.Facts;
using DitSite.Content.Model;
using DitSite.Content.Search;
using DitSite.Web;
using DitSite.Web.Calendars;
using DitSite.Web.Endpoints;
using DitSite.Web.Preview;
using DitSite.Web.Sync;

namespace DitSite.Tests.Web.Staff.Content;

/// <summary>Changes one fact of <c>tests/content</c> after another and looks at everything the site says.</summary>
internal sealed partial class LivingFacts(ContentEditor editor, PublishCheck check, PageMaker pages, SiteOptions site, DateOnly today)
{
    /// <summary>
    /// What has to change with a fact, beside the rule that would refuse it alone: given the item's properties and the path that was changed.
    /// </summary>
    private static readonly Dictionary<string, Action<JsonObject, string>> Together = new()
    {
        ["fee-difference"] = KeepFeeDifference,
        ["timetable"] = KeepTimetableClosed,
        ["date-order"] = (properties, path) => properties[path == "starts" ? "ends" : "starts"] = properties[path]!.DeepClone(),
        ["weekday"] = (properties, path) => properties["ends"] = properties["starts"]!.DeepClone(),
    };

    /// <summary>Facts that were followed everywhere they show.</summary>
    public List<(string Path, FactKind Kind, int Places)> Followed { get; } = [];

    /// <summary>Rules that refused a fact changed alone.</summary>
    public HashSet<string> RefusedAlone { get; } = [];

    public List<string> Faults { get; } = [];

    /// <param name="share">One fact in so many is followed; 1: all.</param>
    public async Task RunAsync(int share)
    {
        var before = (await check.LookAsync(new Dictionary<string, byte[]?>(), CancellationToken.None)).Before!;
        var said = await SaysAsync(before);
        var facts = before.Facts.All.Where(fact => fact.Display is { Length: >= 4 } display && said.Any(place => place.Value.Contains(display, StringComparison.Ordinal))).ToList();
        // A name that is part of another one can't be told from it.
        facts.RemoveAll(fact => fact.Kind == FactKind.Text && before.Facts.All.Any(other => other.Kind == FactKind.Text && (other.Origin, other.Property) != (fact.Origin, fact.Property) && other.Display is { } display && display != fact.Display && display.Contains(fact.Display!, StringComparison.Ordinal)));

        facts.RemoveAll(fact => Coincides(fact, before));

        // Every property that says the same is changed with it: which of them a sentence means is for the sentence to say.
        foreach (var same in facts.GroupBy(fact => fact.Display!).GroupBy(same => same.First().Kind).SelectMany(kind => kind.Where((_, place) => place % share == 0)))
        {
            await FollowAsync(said, [.. same]);
        }
    }

    private async Task FollowAsync(Dictionary<string, string> said, IReadOnlyList<Fact> same)
    {
        var changes = new Dictionary<string, JsonObject>();
        foreach (var (origin, path) in same.Select(fact => (fact.Origin, fact.Property)).Distinct())
        {
            var item = editor.Find(origin)!;
            changes.TryAdd(origin, (JsonObject)item.Document!.Properties.DeepClone());
            if (!Change(item.Type, changes[origin], path))
            {
                return;
            }
        }

        var would = await LookAsync(changes);
        foreach (var rule in would.Errors.Select(error => error.Rule).Distinct().Where(Together.ContainsKey))
        {
            RefusedAlone.Add(rule);
            foreach (var (origin, path) in same.Select(fact => (fact.Origin, fact.Property)).Distinct())
            {
                Together[rule](changes[origin], path);
            }
        }

        would = await LookAsync(changes);
        if (would.Errors.Count > 0)
        {
            Faults.Add($"{same[0].Path} ({same[0].Display}): {string.Join(' ', would.Errors.Select(error => $"{error.Rule}: {error.Message}"))}");
            return;
        }

        Compare(said, await SaysAsync(would.After!), same, would.After!);
    }

    private void Compare(Dictionary<string, string> said, Dictionary<string, string> says, IReadOnlyList<Fact> same, ContentSnapshot after)
    {
        var old = same[0].Display!;
        var news = same.Select(fact => after.Facts.Find(fact.Path, null)?.Display).Where(display => display is not null && display != old).Distinct().ToList();
        if (news is not [{ } now])
        {
            return;
        }

        var literal = new Regex($@"(?<![\p{{L}}\p{{N}}£.,]){Regex.Escape(old)}(?![\p{{L}}\p{{N}}]|[.,]\d)");
        var places = said.Where(place => literal.IsMatch(place.Value)).Select(place => place.Key).ToList();
        foreach (var place in places.Where(says.ContainsKey))
        {
            if (literal.IsMatch(says[place]) && !now.Contains(old, StringComparison.Ordinal))
            {
                Faults.Add($"{same[0].Path}: {place} still says '{old}'.");
            }
            else if (!says[place].Contains(now, StringComparison.Ordinal) && !MayShowAnother(same[0], place))
            {
                Faults.Add($"{same[0].Path}: {place} does not say '{now}'.");
            }
        }

        if (places.Count > 0)
        {
            Followed.Add((same[0].Path, same[0].Kind, places.Count));
        }
    }

    /// <summary>A page of another course shows the next date of this one: after a move that may be another run's.</summary>
    private static bool MayShowAnother(Fact fact, string place) => fact.Kind is FactKind.Date or FactKind.DateRange && !place.Contains($"/{fact.Scope}", StringComparison.Ordinal);

    /// <summary>A day that is by chance also a day of another run, or a time of the timetable: the old words may rightly stay.</summary>
    private static bool Coincides(Fact fact, ContentSnapshot snapshot) => fact.Value switch
    {
        FactValue.Date date => IsOfSeveralRuns(date.Day, snapshot),
        FactValue.DateRange dates => IsOfSeveralRuns(dates.First, snapshot) || IsOfSeveralRuns(dates.Last, snapshot),
        FactValue.Time time => fact.Property != "timetable" && snapshot.Courses.SelectMany(course => course.Timetable).Any(row => row.From == time.At || row.To == time.At),
        _ => false,
    };

    private static bool IsOfSeveralRuns(DateOnly day, ContentSnapshot snapshot) =>
        snapshot.Courses.SelectMany(course => course.Runs).Count(run => run.Starts == day || run.Ends == day || run.Opens == day || run.Closes == day) > 1;

    /// <summary>Everything the site says, by where: pages with their JSON-LD, feed, calendars, search, and what letters copy.</summary>
    private async Task<Dictionary<string, string>> SaysAsync(ContentSnapshot snapshot)
    {
        var says = new Dictionary<string, string>();
        var runs = snapshot.Courses.SelectMany(course => course.Runs, (course, run) => (course, run)).ToList();
        string[] paths = ["/", "/courses", "/contact", .. snapshot.Courses.Select(course => $"/courses/{course.Slug}"), .. runs.Select(pair => $"/courses/{pair.course.Slug}/dates/{pair.run.Address}"), .. snapshot.Pages.Select(page => "/" + page.Slug)];
        foreach (var path in paths)
        {
            // The day a page was last changed is its own stamp, and may be the day of a fact by chance.
            // Data for search engines are looked at for their values, not for their spelling.
            says[path] = Escaped().Replace(LastUpdated().Replace(WebUtility.HtmlDecode(await pages.MakeAsync(snapshot, path, CancellationToken.None)), ""), match => ((char)int.Parse(match.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
        }

        says["feed"] = Feed.Write(snapshot, today, site);
        says["calendar"] = Unfolded(RunCalendar.All(snapshot, today, site));
        foreach (var (course, run) in runs)
        {
            says[$"file of {run.Address}"] = Unfolded(RunCalendar.File(course, run, site));
        }

        foreach (var entries in SearchEntries.Of(snapshot, today).GroupBy(entry => entry.Link))
        {
            says["search " + entries.Key] = string.Join('\n', entries.Select(entry => $"{entry.Title}\n{entry.Facts}\n{entry.Text}"));
        }

        foreach (var run in SellableRunList.Of(snapshot, site))
        {
            says[$"letter about {run.Facts.RunPath}"] = string.Join('\n', new[] { run.Facts.CourseTitle, run.Facts.DatesText, run.Facts.TimesText, run.Facts.PlaceText, run.Facts.JoiningText, run.Facts.VatText }
                .Concat(run.Prices.Select(price => $"{price.Label}: {UkText.Money(price.Amount)}")));
        }

        return says;
    }

    private Task<WouldBe> LookAsync(Dictionary<string, JsonObject> changes) => check.LookAsync(
        changes.ToDictionary(change => change.Key, change => (byte[]?)Encoding.UTF8.GetBytes(FrontMatterWriter.Write(Encoding.UTF8.GetString(editor.Find(change.Key)!.Text), change.Key, editor.Find(change.Key)!.Document!.Id, change.Value))),
        CancellationToken.None);

    /// <summary>Gives a property another value of its kind, one that the content has nowhere.</summary>
    /// <returns>False: it is made of several, or a choice, and has no value of its own to change.</returns>
    private static bool Change(ContentType type, JsonObject properties, string path)
    {
        var (owner, property) = Find(type, properties, path);
        if (property is null || owner[property.Alias] is not { } value)
        {
            return false;
        }

        JsonNode? other = property.Kind switch
        {
            PropertyKind.Money => JsonValue.Create(value.GetValue<decimal>() + 15.52m),
            PropertyKind.WholeNumber => JsonValue.Create(value.GetValue<decimal>() + 26),
            PropertyKind.Date => Moved(value.ToString()),
            PropertyKind.Time => TimeOnly.Parse(value.ToString(), CultureInfo.InvariantCulture).AddMinutes(3).ToString("HH:mm:ss", CultureInfo.InvariantCulture),
            PropertyKind.Email => JsonValue.Create("changed." + value),
            PropertyKind.Url => JsonValue.Create("https://changed.example/there"),
            PropertyKind.Line when property.Alias is "amount" => int.TryParse(value.ToString(), CultureInfo.InvariantCulture, out var number) ? JsonValue.Create($"{number + 26}") : null,
            PropertyKind.Line when property.Alias is "phone" => JsonValue.Create("020 7946 0999"),
            PropertyKind.Line when property.Alias is not ("code" or "unit" or "hash" or "version" or "by" or "postcode") => JsonValue.Create($"Quillmark {string.Concat(value.ToString().Reverse().Where(char.IsAsciiLetter)).ToLowerInvariant()}"),
            _ => null,
        };
        if (other is null)
        {
            return false;
        }

        owner[property.Alias] = other;
        return true;
    }

    private static JsonValue? Moved(string date) => PropertyValues.ParseDate(date) is { } day ? JsonValue.Create(day.AddDays(7).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null;

    private static (JsonObject Owner, ContentProperty? Property) Find(ContentType type, JsonObject properties, string path)
    {
        if (Row().Match(path) is not { Success: true } row)
        {
            return (properties, type.Properties.FirstOrDefault(property => property.Alias == path));
        }

        var rows = type.Properties.Single(property => property.Alias == row.Groups[1].Value).Rows!;
        return ((JsonObject)properties[row.Groups[1].Value]![int.Parse(row.Groups[2].Value, CultureInfo.InvariantCulture)]!, rows.Properties.FirstOrDefault(property => property.Alias == row.Groups[3].Value));
    }

    /// <summary>What the dearer option includes costs as much as it is dearer.</summary>
    private static void KeepFeeDifference(JsonObject properties, string path)
    {
        var fees = properties["fees"]?.AsArray().OfType<JsonObject>().ToList() ?? [];
        if (fees.Find(fee => fee["includes"] is not null) is not { } dearer || fees.Find(fee => fee["includes"] is null) is not { } plain)
        {
            return;
        }

        var cost = properties["costs"]!.AsArray().OfType<JsonObject>().Single(row => row["code"]!.ToString() == dearer["includes"]![0]!.ToString());
        if (path.StartsWith("fees", StringComparison.Ordinal) && Find(ContentModel.Course, properties, path).Owner == dearer)
        {
            cost["amount"] = dearer["amount"]!.GetValue<decimal>() - plain["amount"]!.GetValue<decimal>();
        }
        else
        {
            dearer["amount"] = plain["amount"]!.GetValue<decimal>() + cost["amount"]!.GetValue<decimal>();
        }
    }

    /// <summary>A row of the timetable begins when the one above it ends.</summary>
    private static void KeepTimetableClosed(JsonObject properties, string path)
    {
        var rows = properties["timetable"]!.AsArray().OfType<JsonObject>().ToList();
        if (Row().Match(path) is { Success: true } row && int.Parse(row.Groups[2].Value, CultureInfo.InvariantCulture) is var index)
        {
            if (row.Groups[3].Value == "from" && index > 0)
            {
                rows[index - 1]["to"] = rows[index]["from"]!.DeepClone();
            }
            else if (row.Groups[3].Value == "to" && index < rows.Count - 1)
            {
                rows[index + 1]["from"] = rows[index]["to"]!.DeepClone();
            }
        }
    }

    private static string Unfolded(string calendar) => calendar.Replace("\r\n ", "", StringComparison.Ordinal).Replace("\\,", ",", StringComparison.Ordinal).Replace("\\;", ";", StringComparison.Ordinal);

    [GeneratedRegex("Last updated on [^<]*<")]
    private static partial Regex LastUpdated();

    [GeneratedRegex(@"\\u([0-9A-Fa-f]{4})")]
    private static partial Regex Escaped();

    [GeneratedRegex(@"\A(\w+)\[(\d+)\]\.(\w+)\z")]
    private static partial Regex Row();
}
