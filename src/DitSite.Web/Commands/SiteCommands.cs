namespace DitSite.Web.Commands;

/// <summary>What the program does besides serving: <c>content check</c>, <c>backup</c>, <c>restore</c>, <c>migrate</c>, <c>move</c>, <c>rotate-evidence-key</c>, <c>promises simulate</c>, <c>usync export</c>.</summary>
internal static class SiteCommands
{
    private static readonly (string[] Words, Func<string[], Task<int>> Run)[] All =
    [
        (["content", "check"], ContentCheck.RunAsync),
        (["backup"], DatabaseCommands.BackupAsync),
        (["restore"], DatabaseCommands.RestoreAsync),
        (["migrate"], DatabaseCommands.MigrateAsync),
        (["move"], DatabaseCommands.MoveAsync),
        (["rotate-evidence-key"], DatabaseCommands.RotateEvidenceKeyAsync),
        (["promises", "simulate"], PromisesCommand.RunAsync),
        (["usync", "export"], USyncExport.RunAsync),
    ];

    /// <summary>The command that the arguments name, or null: serve the site.</summary>
    public static Func<string[], Task<int>>? Find(string[] args) =>
        All.Where(command => args.Take(command.Words.Length).SequenceEqual(command.Words)).Select(command => command.Run).FirstOrDefault();
}
