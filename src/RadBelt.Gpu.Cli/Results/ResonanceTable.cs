using RadBelt.Gpu.Cli.Reports;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>
/// Energies that resonate with the lowest, the middle and the highest frequency of the band: the group <c>/resonance</c>, along curve and
/// pitch angle. NaN where no energy resonates.
/// </summary>
internal static class ResonanceTable
{
    private const string Group = "/resonance";
    private const int PitchAngles = 721;

    /// <summary>Writes the group.</summary>
    public static void Write(Hdf5File file, BroadbandScattering experiment)
    {
        Curve[] curves = [.. Curves(experiment)];
        double[] angles = [.. Enumerable.Range(0, PitchAngles).Select(i => Math.PI * i / (PitchAngles - 1))];
        var table = new Hdf5Table(
            file,
            Group,
            new("curve", "1", "resonance curve", [.. Enumerable.Range(0, curves.Length)]),
            new("pitch_angle", "rad", "pitch angle", angles));
        table.Add<double>(new("frequency", "rad s-1", "angular frequency of the wave"), [.. curves.Select(c => c.Frequency)], ["curve"]);
        table.Add<double>(
            new("direction", "1", "direction of the wave along B0"), [.. curves.Select(c => c.Direction == WaveDirections.Forward ? 1.0 : -1.0)], ["curve"]);
        table.Add<double>(new("energy", "J", "resonant kinetic energy"), [.. curves.SelectMany(c => angles.Select(α => Energy(c, α)))]);

        double Energy(Curve curve, double α) =>
            Resonance.Energies(experiment.Waves.Mode, experiment.Species, curve.Frequency, curve.Direction, α) is [var lowest, ..] ? lowest : double.NaN;
    }

    /// <summary>Reads the curves for a page: deg and keV, named by frequency, where they exist.</summary>
    /// <exception cref="InvalidInputException">The group is not as written.</exception>
    public static IReadOnlyList<ReportCurve> Read(Hdf5File file, TestParticlesRun run)
    {
        var table = new TableReader(file, Group);
        double[] angles = table.Axis("pitch_angle");
        double[] frequencies = table.Axis("frequency");
        double[] directions = table.Column("direction", frequencies.Length);
        double[][] energies = table.Rows("energy", frequencies.Length, angles.Length);
        double[] degrees = [.. angles.Select(α => α / Units.Degree)];
        bool bothWays = directions.Distinct().Count() > 1;
        return [.. frequencies.Select((ω, i) => new ReportCurve(
            $"{Numbers.Short(ω / Math.Tau / run.Gyrofrequency)} f_{{ce}}" + (bothWays ? directions[i] > 0 ? " forward" : " backward" : ""),
            [.. degrees.Where((_, k) => double.IsFinite(energies[i][k]))],
            [.. energies[i].Where(double.IsFinite).Select(e => e / Units.KeV)]))];
    }

    private static IEnumerable<Curve> Curves(BroadbandScattering experiment)
    {
        double low = experiment.Spectrum?.LowerFrequency ?? experiment.Waves.Frequencies.Min();
        double high = experiment.Spectrum?.UpperFrequency ?? experiment.Waves.Frequencies.Max();
        double[] frequencies = low < high ? [low, 0.5 * (low + high), high] : [low];
        return experiment.Waves.WaveNumbers.Select(k => k > 0 ? WaveDirections.Forward : WaveDirections.Backward).Distinct()
            .SelectMany(direction => frequencies.Select(ω => new Curve(ω, direction)));
    }

    private readonly record struct Curve(double Frequency, WaveDirections Direction);
}
