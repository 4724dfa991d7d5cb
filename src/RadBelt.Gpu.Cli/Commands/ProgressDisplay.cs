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

    public void Report(SimulationProgress p)
    {
        bool last = p.Step == p.Steps;
        string text = string.Create(CultureInfo.InvariantCulture,
            $"{what}: {100.0 * p.Step / p.Steps,5:F1} %  t = {p.Time:F4} s  {p.StepsPerSecond:N0} steps/s  ETA {Math.Floor(p.Remaining.TotalHours):00}:{p.Remaining:mm\\:ss}");
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

    public void Dispose()
    {
        if (shown > 0)
            Console.Error.Write("\r" + new string(' ', shown) + "\r");
    }
}
