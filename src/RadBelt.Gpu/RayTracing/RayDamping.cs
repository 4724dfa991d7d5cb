using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion.Oblique;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Kernels.Rays;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.PhysicalConstants;

namespace RadBelt.Gpu.RayTracing;

/// <summary>γ_L of <see cref="WaveDamping"/> at many places at once, on a device.</summary>
internal static class RayDamping
{
    /// <summary>Waves in one launch: 36 MB.</summary>
    private const int Batch = 1 << 19;

    /// <summary>Rays with their gains, up to the floor of the settings.</summary>
    /// <param name="device">Where.</param>
    /// <param name="plasma">Dipole and density that the rays ran in.</param>
    /// <param name="settings">Harmonics and gain floor.</param>
    /// <param name="hot">Hot electrons.</param>
    /// <param name="rays">The rays.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static Ray[] Applied(
        Device device, DipolePlasma plasma, RaySettings settings, HotElectrons hot, IReadOnlyList<Ray> rays, CancellationToken cancellation = default)
    {
        int[] starts = [0, .. rays.Select(ray => ray.Points.Length)];
        for (int i = 1; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }

        DampingPoint[] points = [.. rays.SelectMany(ray => ray.Points.Select(point => Of(plasma, settings, ray.Launch.Frequency, point)))];
        double[] rates = Rates(device, [.. plasma.Ions], hot, settings.DampingHarmonics, points, cancellation);
        return [.. rays.Select((ray, i) => RayGain.Applied(ray, rates.AsSpan(starts[i]..starts[i + 1]), settings.GainFloor))];
    }

    /// <summary>A point of a ray of some frequency (Hz).</summary>
    public static DampingPoint Of(DipolePlasma plasma, RaySettings settings, double frequency, in RayPoint point)
    {
        // The last point may lie outside of the bounds by rounding, where the density model may not hold.
        double shell = Math.Clamp(point.LShell, settings.LeastLShell, settings.GreatestLShell);
        ColdPlasma local = plasma.On(shell).At(point.Latitude);
        return new(
            Math.Tau * frequency,
            local.FieldStrength,
            DipoleFieldLine.FieldRatio(point.Latitude),
            local.ElectronDensity,
            point.ParallelWaveNumber,
            double.Hypot(point.OutwardWaveNumber, point.EastwardWaveNumber));
    }

    /// <summary>Rates of any waves.</summary>
    /// <param name="device">Where.</param>
    /// <param name="ions">Ions of the cold plasma.</param>
    /// <param name="hot">Hot electrons.</param>
    /// <param name="harmonics">Least and greatest n.</param>
    /// <param name="points">The waves.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>γ_L of each, s⁻¹.</returns>
    public static double[] Rates(
        Device device,
        IonFraction[] ions,
        HotElectrons hot,
        (int Lowest, int Highest) harmonics,
        DampingPoint[] points,
        CancellationToken cancellation = default)
    {
        double[] rates = new double[points.Length];
        if (hot.Factor == 0)
        {
            return rates;
        }

        DampingColumn[] columns = [.. hot.Equatorial.Columns];
        int batch = Math.Min(points.Length, Batch);
        double[] rows = new double[batch * DampingWave.Stride];
        using DeviceBuffer<double> waves = device.Allocate<double>(rows.Length);
        using DeviceBuffer<double> rule = device.Allocate<double>(QuadratureRules.ForPanels().Length);
        rule.CopyFrom(QuadratureRules.ForPanels());
        for (int first = 0; first < points.Length; first += batch)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(batch, points.Length - first);
            Parallel.For(0, count, i => Write(ions, points[first + i], hot.Factor, rows.AsSpan(i * DampingWave.Stride, DampingWave.Stride)));
            waves.CopyFrom(rows.AsSpan(0, count * DampingWave.Stride));
            using DeviceBuffer<double> found = device.Allocate<double>(count);
            foreach (DampingColumn column in columns)
            {
                column.AddTo(device, waves.View, rule.View, found, harmonics);
            }

            found.CopyTo(rates.AsSpan(first, count));
        }

        return rates;
    }

    /// <summary>The row of a wave.</summary>
    private static void Write(IonFraction[] ions, in DampingPoint point, double factor, Span<double> row)
    {
        var plasma = new ColdPlasma(point.FieldStrength, point.ElectronDensity, ions);
        double ω = point.Frequency, along = point.ParallelWaveNumber * SpeedOfLight / ω, across = point.PerpendicularWaveNumber * SpeedOfLight / ω;
        StixParameters stix = StixParameters.At(plasma, ω);
        (double X, double Y, double Z) e = ObliqueWave.Field(stix, along * along + across * across, along, across);
        row[DampingWave.Frequency] = ω;
        row[DampingWave.Gyrofrequency] = plasma.ElectronGyrofrequency;
        row[DampingWave.Parallel] = point.ParallelWaveNumber;
        row[DampingWave.Perpendicular] = point.PerpendicularWaveNumber;
        row[DampingWave.Lowered] = e.X - e.Y;
        row[DampingWave.Raised] = e.X + e.Y;
        row[DampingWave.Along] = e.Z;

        // A wave across B0 resonates with no electrons.
        row[DampingWave.Unit] = along == 0 ? 0 : factor * WaveDamping.Unit(stix, e, ω, point.ParallelWaveNumber);
        row[DampingWave.FieldRatio] = Math.Max(point.FieldRatio, 1);
    }
}
