using System.Diagnostics;
using System.Globalization;
using RadBelt.Gpu.Simulations;
using Spectre.Console;

namespace RadBelt.Gpu.Cli.Commands;

/// <summary>
/// Progress on standard error: on a terminal one line that moves, with percentage, rate and time left; when piped a plain line every five seconds.
/// </summary>
internal sealed class ProgressDisplay(string what) : IProgress<SimulationProgress>, IDisposable
{
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(5);
    private readonly IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
    private readonly Stopwatch sinceLine = Stopwatch.StartNew();
    private readonly bool moving = !Console.IsErrorRedirected;
    private int shown;
    private bool ended;

    public void Report(SimulationProgress p)
    {
        // The end is reported once more after the last block of steps.
        bool last = p.Step == p.Steps;
        if (last && ended)
            return;
        ended = last;
        string text = $"{what}: {Line(p)}";
        if (moving)
        {
            string line = text.Length < console.Profile.Width ? text : text[..Math.Max(0, console.Profile.Width - 1)];
            Console.Error.Write("\r" + line.PadRight(shown));
            shown = line.Length;
        }
        else if (last || sinceLine.Elapsed >= PlainInterval)
        {
            Console.Error.WriteLine(text);
            sinceLine.Restart();
        }
    }

    /// <summary>
    /// How far a run has come: "12.5 %  t = 0.0125 s  3,000 steps/s  ETA 00:01:23  energy drift 1.2e-5"; of one without a clock (time NaN)
    /// "12.5 %  ETA 00:01:23".
    /// </summary>
    internal static string Line(SimulationProgress p) => string.Create(CultureInfo.InvariantCulture,
        $"{100.0 * p.Step / p.Steps,5:F1} %  {Clock(p)}ETA {Remaining(p.Remaining)}{Drift(p.EnergyDrift)}");

    private static string Clock(SimulationProgress p) => double.IsNaN(p.Time)
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"t = {p.Time:G4} s  {p.StepsPerSecond:N0} steps/s  ");

    private static string Drift(double? drift) =>
        drift is { } value ? string.Create(CultureInfo.InvariantCulture, $"  energy drift {value:0.0e-0}") : "";

    // The format of hours would drop the days.
    private static string Remaining(TimeSpan time) => time.TotalDays < 1
        ? time.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalDays:N1} days");

    public void Dispose()
    {
        if (shown > 0)
            Console.Error.Write("\r" + new string(' ', shown) + "\r");
    }
}
