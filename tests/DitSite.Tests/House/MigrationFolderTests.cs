namespace DitSite.Tests.House;

/// <summary>A change of the schema is written for both databases, or one of them stays behind.</summary>
public sealed class MigrationFolderTests
{
    /// <summary>PostgreSQL begins with one file for everything up to here.</summary>
    private const string Beginning = "0012";

    [Fact]
    public void Migrations_OfOneDatabase_HaveATwinOfTheSameNameInTheOther() =>
        Assert.Equal(Since("Sqlite"), Since("Postgres"));

    [Fact]
    public void Migrations_AreNumberedWithoutAGapOrADouble()
    {
        var numbers = Names("Sqlite").Select(name => int.Parse(name[..4], System.Globalization.CultureInfo.InvariantCulture)).ToList();

        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
    }

    private static IEnumerable<string> Since(string folder) => Names(folder).Where(name => string.CompareOrdinal(name[..4], Beginning) > 0);

    private static IEnumerable<string> Names(string folder) =>
        Directory.GetFiles(Repository.PathOf("src", "DitSite.Bookings", "Migrations", folder), "*.sql").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);
}
