using System.CommandLine;
using System.Globalization;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;

namespace RadBelt.Gpu.Cli.Commands;

/// <summary><c>radbelt check --ranks</c>: what a run costs on many ranks, from measured rates; docs/mpi.md says how.</summary>
internal sealed class RankOptions
{
    // An exchange of short messages with both neighbours, and what a rank sends over a common network; a GPU's copies to and from the host count too, of which there are some twenty.
    private static readonly RankLink CpuLink = new(20e-6, 5e9), GpuLink = new(200e-6, 12e9);

    private readonly Option<int?> size = new("--ranks") { Description = "Of pic and hybrid-pic: also what the run takes on so many MPI ranks.", HelpName = "number" };

    private readonly Option<int?> gpus = new("--gpus")
    {
        Description = "Ranks run on GPUs, so many a machine: with their slower exchanges, and --rank-rate where no GPU is here to be measured.", HelpName = "number",
    };

    private readonly Option<double?> memory = new("--rank-memory")
    {
        Description = "Memory of a rank's device, GiB, such as a GPU that is not here; that of the device here when not given.", HelpName = "GiB",
    };

    private readonly Option<double?> rate = new("--rank-rate")
    {
        Description = "Macro-particle steps a second of a rank, such as a GPU that is not here; measured when not given.", HelpName = "per second",
    };

    private readonly Option<double?> latency = new("--link-latency")
    {
        Description = "Time of an exchange with both neighbours, s: 20e-6, or 200e-6 with --gpus, when not given; `bench mpi` measures it.", HelpName = "seconds",
    };

    private readonly Option<double?> bandwidth = new("--link-rate")
    {
        Description = "Bytes a second that a rank sends: 5e9, or 12e9 with --gpus, when not given; `bench mpi` measures it.", HelpName = "bytes/s",
    };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[size, gpus, memory, rate, latency, bandwidth])
            command.Add(option);
    }

    /// <summary>What was given; null without ranks.</summary>
    /// <exception cref="InvalidInputException">A value is not positive, or says something of ranks where there are none.</exception>
    public Values? Of(ParseResult parsed)
    {
        (int? aMachine, double? given, double? gibibytes) = (parsed.GetValue(gpus), parsed.GetValue(rate), parsed.GetValue(memory));
        if (parsed.GetValue(size) is not { } ranks)
            return aMachine is null ? null : throw new InvalidInputException(Text($"--gpus {aMachine}: say on how many ranks, as --ranks 8 --gpus {aMachine}"));
        RankLink usual = aMachine is null ? CpuLink : GpuLink;
        var link = new RankLink(parsed.GetValue(latency) ?? usual.Latency, parsed.GetValue(bandwidth) ?? usual.Rate);
        foreach ((string option, double? value) in new[] { ("--ranks", ranks), ("--gpus", aMachine), ("--rank-memory", gibibytes), ("--rank-rate", given), ("--link-rate", link.Rate) })
        {
            if (value is not (null or (> 0 and < double.PositiveInfinity)))
                throw new InvalidInputException(Text($"{option} {value}: give a positive number"));
        }

        return link.Latency is >= 0 and < double.PositiveInfinity
            ? new(ranks, aMachine, gibibytes * (1L << 30), given, link)
            : throw new InvalidInputException(Text($"--link-latency {link.Latency}: give a time in seconds that is not negative"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Ranks, and what is known of them.</summary>
    /// <param name="Size">Ranks.</param>
    /// <param name="Gpus">How many of them are on one machine, each with a GPU; null where they are on CPUs.</param>
    /// <param name="Memory">Device memory of each, bytes; null where it is that of the device here.</param>
    /// <param name="Rate">Macro-particle steps a second of each; null where it is to be measured.</param>
    /// <param name="Link">The link between them.</param>
    internal sealed record Values(int Size, int? Gpus, double? Memory, double? Rate, RankLink Link)
    {
        /// <summary>Label and value of what follows.</summary>
        /// <param name="forecast">What the run takes.</param>
        /// <param name="device">The device here.</param>
        /// <param name="work">The run's work on one rank, and how fast it is here.</param>
        /// <exception cref="InvalidInputException">A rank's part does not fit the device, or a GPU cannot be measured here.</exception>
        public IEnumerable<(string Label, string Value)> Lines(RankForecast forecast, Device device, (double Operations, double Rate) work)
        {
            if (Gpus is not null && Rate is null && device is CpuDevice)
                throw new InvalidInputException(Text($"--gpus {Gpus}: the device here is {device.Id}, on which no GPU can be measured; give --rank-rate, macro-particle steps a second of one"));
            string fullest = Text($"the fullest of {Size:N0} ranks, {forecast.MostParticles:N0} particles");
            if (Memory is null)
                device.RequireMemory(fullest, forecast.Memory);
            else if (forecast.Memory > Memory)
                throw new InvalidInputException(Text($"{fullest}: {forecast.Memory / 1073741824.0:F2} GiB, of which a rank has {Memory / 1073741824.0:F2}; take more ranks"));
            double rate = Rate ?? work.Rate, exchange = forecast.Exchange(Link), step = forecast.Step(rate, Link), efficiency = forecast.Efficiency(rate, Link);
            yield return ("ranks", Text($"{Size:N0}, of {forecast.Cells.Fewest:N0} to {forecast.Cells.Most:N0} cells; the fullest has {forecast.MostParticles * (double)Size / forecast.Particles:F3} of the mean number of macro-particles"));
            if (Gpus is { } aMachine)
                yield return ("machines", Text($"{(Size + aMachine - 1) / aMachine:N0}, with {Math.Min(aMachine, Size)} GPUs used on {(Size < aMachine ? "it" : "each")}"));
            yield return ("memory a rank", Text($"{forecast.Memory / 1048576.0:F1} MiB"));
            yield return ("exchanged a step", Text($"{forecast.BytesPerStep:N0} bytes a rank in {forecast.Exchanges} exchanges: {exchange * 1e6:F1} us at {Link.Latency * 1e6:G3} us each and {Link.Rate / 1e9:G3} GB/s, {exchange / step:P2} of a step"));
            yield return ("expected efficiency", Text($"{efficiency:P1}: a step takes {step * 1e3:G3} ms at {rate:0.00e-0} macro-particle steps/s a rank{(Rate is null ? ", measured just now" : "")}"));
            yield return ("expected time on ranks", CheckCommand.Duration(work.Operations / (rate * Size * efficiency)));
        }
    }
}
