using System.Diagnostics;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Reports.Chorus;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Cli.Shards;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.RayTracing;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>A <c>rays</c> deck: one block of rays after the other.</summary>
internal sealed class RaysExperiment : Experiment, IShardable
{
    private const int SampledRays = 16;

    // A point of a ray, and what the tracer keeps beside it.
    private const long BytesPerPoint = 200;

    private readonly RaysDeck deck;
    private readonly IReadOnlyList<RayLaunch> all;
    private IReadOnlyList<RayLaunch> launches;

    /// <summary>The experiment of a deck.</summary>
    /// <exception cref="InvalidInputException">A ray cannot start as the deck says.</exception>
    public RaysExperiment(RaysDeck deck)
    {
        this.deck = deck;
        launches = all = deck.Launches.All;
        RayLaunchCheck.Require(deck.Plasma.Plasma, launches, deck.Settings);
    }

    public string ItemName => "rays";

    public long Items => all.Count;

    public ItemRange? Part
    {
        get;
        set
        {
            field = value;
            launches = value is { } part ? [.. all.Skip((int)part.First).Take((int)part.Count)] : all;
        }
    }

    public void Merge(ShardMerge merge) => RaysFile.Merge(merge);

    public override IEnumerable<(string Label, string Value)> Check()
    {
        foreach (var line in ChorusCheck.Plasma(deck.Plasma, deck.Launches.LShells.Values))
            yield return line;
        yield return ("rays", FormattableString.Invariant(
            $"{launches.Count:N0}: {ChorusCheck.Range(deck.Launches.Frequencies.Values[0], deck.Launches.Frequencies.Values[^1], " Hz")}, launched at {deck.Launches.Latitude / Units.Degree:G4}°; {ChorusCheck.Damping(deck.Damping)}"));
    }

    public override Workload Workload => new(0, launches.Count * (long)deck.End.Steps * BytesPerPoint / 8, launches.Count, "rays", Rate);

    public override SimulationOutputs Checkpoints => deck.Outputs;

    public override ExperimentOutcome Run(
        Device device, IProgress<SimulationProgress> progress, CheckpointPlan? checkpoints, CancellationToken cancellation)
    {
        var saved = new PartwiseCheckpoints(checkpoints);
        var rays = new List<Ray>(launches.Count);
        try
        {
            while (rays.Count < launches.Count)
            {
                rays.AddRange(Next(device, saved, rays.Count, cancellation));
                progress.Report(new(rays.Count, launches.Count, double.NaN, saved.Elapsed));
            }
        }
        catch (OperationCanceledException)
        {
            // Blocks done until then are kept.
            saved.Leave();
        }

        return new RaysOutcome(new()
        {
            Medium = ElementMaker.Medium(deck.Plasma, deck.Damping, deck.Launches.LShells.Values[0]),
            Tolerance = deck.Tolerance,
            Rays = rays,
            First = Part?.First ?? 0,
            Elapsed = saved.Elapsed.TotalSeconds,
            Completed = rays.Count == launches.Count,
        });
    }

    private IReadOnlyList<Ray> Next(Device device, PartwiseCheckpoints saved, int first, CancellationToken cancellation)
    {
        var block = new RayBlock(launches, first);
        saved.Take(block, Trace, CancellationToken.None);
        return block.Rays;

        void Trace()
        {
            RayLaunch[] some = [.. launches.Skip(first).Take(RayTracer.Block(device))];
            block.Rays = RayTracer.Trace(device, deck.Plasma.Plasma, some, deck.Settings, deck.Damping?.Electrons, cancellation);
        }
    }

    // Rays of different L and frequency take different times: some of them, spread over all.
    private double Rate(Device device)
    {
        int count = Math.Min(SampledRays, launches.Count);
        RayLaunch[] some = [.. Enumerable.Range(0, count).Select(i => launches[(2 * i + 1) * launches.Count / (2 * count)])];
        var watch = Stopwatch.StartNew();
        RayTracer.Trace(device, deck.Plasma.Plasma, some, deck.Settings, deck.Damping?.Electrons);
        return count / watch.Elapsed.TotalSeconds;
    }
}
