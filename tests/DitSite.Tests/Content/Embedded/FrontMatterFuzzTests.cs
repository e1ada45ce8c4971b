using System.Text;
using DitSite.Content.Documents;
using DitSite.Content.Embedded;
using DitSite.Content.Publishing;
using DitSite.Content.Rules;

namespace DitSite.Tests.Content.Embedded;

public sealed class FrontMatterFuzzTests
{
    private const string Pieces = "[]{}:-&*!|>'\"%@`#,?~ \t\n\u0000\u00e9£{{}}0a";

    // Whatever a file holds, it becomes a document or a finding, and the whole set can be judged.
    [Fact]
    public void Read_ThousandsOfBrokenFiles_NeverThrows()
    {
        var random = new Random(20260101);
        var unread = 0;
        for (var round = 0; round < 1500; round++)
        {
            var file = SmallContent.Good.Files.Keys.Order(StringComparer.Ordinal).ElementAt(random.Next(SmallContent.Good.Files.Count));
            var text = new StringBuilder(SmallContent.Good.Files[file]);
            for (var cut = random.Next(1, 6); cut > 0; cut--)
            {
                var at = random.Next(4, text.Length);
                _ = random.Next(3) switch
                {
                    0 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
                    1 => text.Remove(at, Math.Min(random.Next(1, 9), text.Length - at)),
                    _ => text.Insert(at, text.ToString(random.Next(at), 0) + Pieces[random.Next(Pieces.Length)]),
                };
            }

            var findings = new List<Finding>();
            var document = ContentFile.Read(Encoding.UTF8.GetBytes(text.ToString()), file, FilePlace.Of(file)!, findings);
            Assert.True(document is not null || findings.Count > 0);
            unread += document is null ? 1 : 0;
            if (round % 10 == 0)
            {
                var built = SnapshotBuilder.Build(new ContentBatch([.. SmallContent.Good.Without(file).Batch().Documents, .. document is null ? [] : new[] { document }], findings), null, SmallContent.Today);
                Assert.True(built.Snapshot is not null || built.Findings.Any(finding => finding.Severity == Severity.Error));
            }
        }

        Assert.InRange(unread, 100, 1400);
    }
}
