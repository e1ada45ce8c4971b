using DitSite.EndToEndTests.Crawl;
using Microsoft.Playwright;

namespace DitSite.EndToEndTests.Applications;

/// <summary>How a person works a page.</summary>
internal interface IHands
{
    /// <summary>A button or a link.</summary>
    Task PressAsync(ILocator what);

    Task TypeAsync(ILocator field, string text);

    /// <summary>A radio button or a checkbox.</summary>
    Task ChooseAsync(ILocator choice);

    Task AttachAsync(ILocator field, FilePayload file);
}

internal sealed class Mouse : IHands
{
    public Task PressAsync(ILocator what) => what.ClickAsync();

    public Task TypeAsync(ILocator field, string text) => field.FillAsync(text);

    public Task ChooseAsync(ILocator choice) => choice.CheckAsync();

    public Task AttachAsync(ILocator field, FilePayload file) => field.SetInputFilesAsync(file);
}

/// <summary>Tab, arrows, Space, Enter and letters; nothing else.</summary>
/// <param name="looks">At each stop: what has the focus must be seen, and marked.</param>
internal sealed class Keyboard(IPage page, bool looks = false) : IHands
{
    private const int MostStops = 120;

    public async Task PressAsync(ILocator what)
    {
        await ReachAsync(what, "(e, to) => e === to");
        await page.Keyboard.PressAsync("Enter");
    }

    public async Task TypeAsync(ILocator field, string text)
    {
        await ReachAsync(field, "(e, to) => e === to");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
    }

    public async Task ChooseAsync(ILocator choice)
    {
        // The Tab key stops once at a group of radio buttons; the arrows go on from there, and choose.
        await ReachAsync(choice, "(e, to) => e === to || e.type === 'radio' && e.name === to.name");
        for (var step = 0; step < 10 && !await choice.EvaluateAsync<bool>("to => document.activeElement === to"); step++)
        {
            await StepAsync("ArrowDown");
        }

        if (!await choice.IsCheckedAsync())
        {
            await page.Keyboard.PressAsync("Space");
        }

        Assert.True(await choice.IsCheckedAsync());
    }

    public async Task AttachAsync(ILocator field, FilePayload file)
    {
        await ReachAsync(field, "(e, to) => e === to");

        // What a key opens from here is a dialog of the operating system, out of the page's hands and of the test's.
        await field.SetInputFilesAsync(file);
    }

    private async Task ReachAsync(ILocator what, string test)
    {
        if (!looks)
        {
            await SkipToMainContentAsync(what);
        }

        for (var stops = 0; stops < MostStops; stops++)
        {
            if (await what.EvaluateAsync<bool>($"to => ({test})(document.activeElement, to)"))
            {
                return;
            }

            await StepAsync("Tab");
        }

        Assert.Fail($"The Tab key does not reach {what} on {page.Url}.");
    }

    /// <summary>On a page that has just come, the link past its head, as everybody takes it who does not look at every stop.</summary>
    private async Task SkipToMainContentAsync(ILocator what)
    {
        if (!await what.EvaluateAsync<bool>("to => document.activeElement === document.body && to.closest('main') !== null"))
        {
            return;
        }

        await StepAsync("Tab");
        if (await page.EvaluateAsync<bool>("document.activeElement.matches('.govuk-skip-link')"))
        {
            await page.Keyboard.PressAsync("Enter");
        }
    }

    private async Task StepAsync(string key)
    {
        await page.Keyboard.PressAsync(key);
        if (looks && await page.EvaluateAsync<string>(FocusLook.Fault) is { Length: > 0 } fault and not "end")
        {
            Assert.Fail($"{page.Url}: {fault}");
        }
    }
}
