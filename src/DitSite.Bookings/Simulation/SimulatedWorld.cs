using DitSite.Bookings.Sales;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Bookings.Simulation;

/// <summary>What staff and people of the simulation share: the shipped services, the clock, the mail, chance, and the runs as the world itself knows them.</summary>
internal sealed class SimulatedWorld(IServiceProvider services, VirtualClock clock, SimulatedMail mail, Random random)
{
    /// <summary>Runs that are not over and judged yet.</summary>
    private readonly List<SimulatedRun> present = [];

    public VirtualClock Clock => clock;

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => LondonDate.Of(Now);

    public SimulatedMail Mail => mail;

    public SimulationWitness Witness { get; } = new();

    public List<SimulatedRun> Runs { get; } = [];

    public IReadOnlyList<SimulatedRun> Present => present;

    public void Announce(SimulatedRun run)
    {
        Runs.Add(run);
        present.Add(run);
    }

    public SimulatedRun Run(Guid key) => present.Single(run => run.Key == key);

    public void IsOver(SimulatedRun run) => present.Remove(run);

    /// <summary>Content is published, as after each change of it.</summary>
    public async Task PublishAsync() => await Get<SellableRuns>().PublishAsync([.. present.Where(run => run.EndsAt > Now.AddDays(-3)).Select(run => run.ToSellable())]);

    public bool OneIn(int number) => random.Next(number) == 0;

    /// <summary>0 up to, and without, the number.</summary>
    public int Chance(int number) => random.Next(number);

    public T One<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();
}
