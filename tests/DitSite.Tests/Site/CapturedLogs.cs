using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace DitSite.Tests.Site;

/// <summary>Everything the site logs, at every level that is on, so that a test can say what must not be there.</summary>
public sealed class CapturedLogs : ILoggerProvider
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyCollection<string> Lines => lines;

    /// <summary>Lines with any of the texts in them: names, addresses and tokens that a test typed must never come back here.</summary>
    public IReadOnlyList<string> Containing(params string[] texts) =>
        [.. lines.Where(line => texts.Any(text => line.Contains(text, StringComparison.OrdinalIgnoreCase)))];

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, lines);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            // The values as well as the sentence: a structured log keeps both.
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(" ", pairs.Select(pair => $"{pair.Key}={pair.Value}")) : "";
            lines.Enqueue($"{logLevel} {category} {formatter(state, exception)} {values} {exception}");
        }
    }
}
