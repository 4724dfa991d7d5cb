using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.WaveModels;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Cli.Benchmarks;

/// <summary>
/// <c>radbelt bench diffusion</c>: seconds for a bounce-averaged table of oblique chorus (60 energies × 89 pitch angles, |n| ≤ 5, full dispersion, relative
/// tolerance 1e-3), and local coefficients a second on one thread beside the same kernel in scalar lanes and beside a plain scalar program.
/// </summary>
internal static class DiffusionBenchmark
{
    private const int Energies = 60, PitchAngles = 89;
    private static readonly DiffusionSettings Settings = new() { Harmonics = new HarmonicRange(-5, 5), RelativeTolerance = 1e-3 };
    private static readonly double[] AllEnergies = Logarithmic(10 * KeV, 10 * MeV, Energies);
    private static readonly double[] AllPitchAngles = [.. Enumerable.Range(1, PitchAngles).Select(i => i * Degree)];

    /// <summary>Measures everything, the rates for about <paramref name="seconds"/> s each, and says a line about each.</summary>
    public static JsonObject Run(Action<string> say, double seconds = 1.5)
    {
        var result = new JsonObject { ["energies"] = Energies, ["pitch_angles"] = PitchAngles, ["relative_tolerance"] = Settings.RelativeTolerance };
        foreach (DeviceDescription description in Device.All)
        {
            using Device device = description.Open();
            WaveModel model = WaveModelCatalog.Named("horne2005-night-chorus");
            Table(device, model, AllEnergies[..2], AllPitchAngles[..2]);
            long start = Stopwatch.GetTimestamp();
            DiffusionWork work = Table(device, model, AllEnergies, AllPitchAngles).Work;
            double elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
            say(string.Create(CultureInfo.InvariantCulture,
                $"diffusion {device.Id} table of {Energies} x {PitchAngles} bounce-averaged coefficients in {elapsed:F2} s, {work.IntegrandEvaluations / 1e6:F1} million integrand evaluations"));
            result[device.Id] = new JsonObject
            {
                ["table_seconds"] = elapsed,
                ["integrand_evaluations"] = work.IntegrandEvaluations,
                ["unconverged"] = work.Unconverged,
            };
        }

        result["table_seconds"] = result["cpu"]!["table_seconds"]!.DeepClone();
        result["integrand_evaluations"] = result["cpu"]!["integrand_evaluations"]!.DeepClone();
        Scalar(result, say, seconds);
        return result;
    }

    private static void Scalar(JsonObject result, Action<string> say, double seconds)
    {
        using var lanes = CpuDevice.Create(1);
        using var scalar = CpuDevice.Create(1, LaneWidth.Scalar);
        ObliqueSpectrum spectrum = Spectrum();
        var reference = new GlauertHorneReference(spectrum, DispersionRelation.Full, Settings.RelativeTolerance, Settings.ResonanceConeFraction);
        double[] energies = Logarithmic(10 * KeV, 10 * MeV, 20), pitchAngles = [.. Enumerable.Range(1, 29).Select(i => 3 * i * Degree)];
        double count = energies.Length * pitchAngles.Length;
        BenchmarkRate[] rates = BenchmarkRate.InTurn(
            seconds, (() => Local(lanes), count), (() => Local(scalar), count), (Plain, 3));
        say(string.Create(CultureInfo.InvariantCulture,
            $"diffusion one thread {rates[0].PerSecond:F0} local coefficients/s, {rates[0].PerSecond / rates[1].PerSecond:F1} x scalar lanes, {rates[0].PerSecond / rates[2].PerSecond:F0} x a plain scalar program"));
        result["local_coefficients_per_second_per_core"] = rates[0].PerSecond;
        result["ratio_to_scalar_lanes"] = rates[0].PerSecond / rates[1].PerSecond;
        result["scalar_reference_coefficients_per_second"] = rates[2].PerSecond;
        result["ratio_to_scalar_reference"] = rates[0].PerSecond / rates[2].PerSecond;

        void Local(Device device) => DiffusionCoefficients.Local(device, spectrum, Species.Electron, energies, pitchAngles, Settings);

        // Three of the table's entries: the papers' integral over wave normals takes some milliseconds each.
        void Plain()
        {
            foreach ((int energy, int angle) in ((int, int)[])[(8, 5), (10, 14), (13, 22)])
            {
                reference.Coefficients(Species.Electron, energies[energy], pitchAngles[angle], Settings.Harmonics);
            }
        }
    }

    private static ObliqueSpectrum Spectrum()
    {
        ColdPlasma plasma = Line().At(0);
        LocalWaves waves = WaveModelCatalog.Named("glauert-horne2005-night-chorus").At(Line(), 0);
        return new ObliqueSpectrum(plasma, WaveBranch.Whistler, waves.Shape, waves.WaveNormals, waves.RmsAmplitude, WaveDirections.Both);
    }

    private static FieldLinePlasma Line() => new(new DipoleFieldLine(4.5), new FrequencyRatioDensity(2.5), new IonFraction(Species.Proton, 1));

    private static DiffusionTable Table(Device device, WaveModel model, double[] energies, double[] pitchAngles) =>
        DiffusionCoefficients.BounceAveraged(device, Line(), model, Species.Electron, energies, pitchAngles, Settings);

    private static double[] Logarithmic(double from, double to, int count) =>
        [.. Enumerable.Range(0, count).Select(i => from * Math.Pow(to / from, i / (count - 1.0)))];
}
