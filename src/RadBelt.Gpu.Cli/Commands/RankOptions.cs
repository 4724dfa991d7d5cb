using System.CommandLine;
using System.Globalization;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;

namespace RadBelt.Gpu.Cli.Commands;

/// <summary><c>radbelt check --ranks</c>: what a run costs on many ranks, from measured rates; docs/mpi.md says how.</summary>
internal sealed class RankOptions
{
    // An exchange of short messages with both neighbours, and what a rank sends over a common network; a GPU's copies to and from the host count too.
    private const double DefaultLatency = 20e-6, DefaultRate = 5e9;

    private readonly Option<int?> size = new("--ranks") { Description = "Of pic and hybrid-pic: also what the run takes on so many MPI ranks.", HelpName = "number" };

    private readonly Option<double?> rate = new("--rank-rate")
    {
        Description = "Macro-particle steps a second of a rank, such as a GPU that is not here; measured when not given.", HelpName = "per second",
    };

    private readonly Option<double> latency = new("--link-latency")
    {
        Description = "Time of an exchange with both neighbours, s; `bench mpi` measures it.", HelpName = "seconds", DefaultValueFactory = _ => DefaultLatency,
    };

    private readonly Option<double> bandwidth = new("--link-rate")
    {
        Description = "Bytes a second that a rank sends; `bench mpi` measures it.", HelpName = "bytes/s", DefaultValueFactory = _ => DefaultRate,
    };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[size, rate, latency, bandwidth])
            command.Add(option);
    }

    /// <summary>What was given; null without ranks.</summary>
    /// <exception cref="InvalidInputException">A value is not positive.</exception>
    public Values? Of(ParseResult parsed)
    {
        if (parsed.GetValue(size) is not { } ranks)
            return null;
        (double? given, RankLink link) = (parsed.GetValue(rate), new(parsed.GetValue(latency), parsed.GetValue(bandwidth)));
        return ranks >= 1 && link is { Latency: >= 0, Rate: > 0 } && given is (null or > 0)
            ? new(ranks, given, link)
            : throw new InvalidInputException(FormattableString.Invariant(
                $"--ranks {ranks}, --rank-rate {given}, --link-latency {link.Latency}, --link-rate {link.Rate}: ranks and rates must be positive, a latency not negative"));
    }

    /// <summary>Ranks, and what is known of them.</summary>
    /// <param name="Size">Ranks.</param>
    /// <param name="Rate">Macro-particle steps a second of each; null where it is to be measured.</param>
    /// <param name="Link">The link between them.</param>
    internal sealed record Values(int Size, double? Rate, RankLink Link)
    {
        /// <summary>Label and value of what follows.</summary>
        /// <exception cref="InvalidInputException">A rank's part does not fit the device.</exception>
        public IEnumerable<(string Label, string Value)> Lines(RankForecast forecast, Device device, double? measured)
        {
            device.RequireMemory(FormattableString.Invariant($"the fullest of {Size} ranks, {forecast.MostParticles:N0} particles"), forecast.Memory);
            double rate = Rate ?? measured!.Value, exchange = forecast.Exchange(Link), step = forecast.Step(rate, Link);
            yield return ("ranks", Text($"{Size:N0}, of {forecast.Cells.Fewest:N0} to {forecast.Cells.Most:N0} cells; the fullest has {forecast.MostParticles * (double)Size / forecast.Particles:F3} of the mean number of macro-particles"));
            yield return ("memory a rank", Text($"{forecast.Memory / 1048576.0:F1} MiB"));
            yield return ("exchanged a step", Text($"{forecast.BytesPerStep:N0} bytes a rank in {forecast.Exchanges} exchanges: {exchange * 1e6:F1} us at {Link.Latency * 1e6:G3} us each and {Link.Rate / 1e9:G3} GB/s, {exchange / step:P2} of a step"));
            yield return ("expected efficiency", Text($"{forecast.Efficiency(rate, Link):P1}: a step takes {step * 1e3:G3} ms at {rate:0.00e-0} macro-particle steps/s a rank{(Rate is null ? ", measured just now" : "")}"));
        }

        private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    }
}
