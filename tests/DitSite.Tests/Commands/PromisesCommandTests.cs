using DitSite.Web.Commands;

namespace DitSite.Tests.Commands;

public sealed class PromisesCommandTests
{
    private readonly StringWriter output = new();
    private readonly StringWriter errors = new();

    [Theory]
    [InlineData("--years")]
    [InlineData("--years", "0")]
    [InlineData("--years", "many")]
    [InlineData("--drop", "0")]
    [InlineData("--fast", "1")]
    public async Task Simulate_Mistyped_SaysHow(params string[] more)
    {
        Assert.Equal(2, await PromisesCommand.RunAsync(["promises", "simulate", .. more], output, errors));
        Assert.StartsWith("Usage: promises simulate", errors.ToString(), StringComparison.Ordinal);
    }
}
