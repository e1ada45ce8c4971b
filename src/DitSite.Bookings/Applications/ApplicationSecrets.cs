using System.Text.Json;
using DitSite.Bookings.Storage;

namespace DitSite.Bookings.Applications;

/// <summary>Seals what people say in applications and references: a copy of the database alone tells nobody.</summary>
public sealed class ApplicationSecrets(SecretKey key)
{
    private const string Purpose = "application-words";

    internal byte[] Seal<T>(T words) => key.Seal(Purpose, JsonSerializer.Serialize(words));

    internal T Open<T>(byte[] words) => JsonSerializer.Deserialize<T>(key.Open(Purpose, words))!;

    internal ApplicationAnswers AnswersOf(Application application) => application.Answers.Length == 0 ? new() : Open<ApplicationAnswers>(application.Answers);

    internal string HashOf(string email) => key.Hash("application-address", EmailAddress.Normalise(email));
}
