using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Kernels.Diffusion;
using RadBelt.Gpu.Kernels.Dispersion;
using RadBelt.Gpu.Kernels.Lanes;
using FullDispersion = RadBelt.Gpu.Kernels.Dispersion.FullDispersion;
using HighDensityDispersion = RadBelt.Gpu.Kernels.Dispersion.HighDensityDispersion;

namespace RadBelt.Gpu.Diffusion.Oblique;

/// <summary>The kernels of one dispersion relation and one kind of spectrum.</summary>
internal abstract class KernelForm
{
    /// <summary>The form of a relation, with Gaussian or tabulated power over frequency and weights over wave normal angle.</summary>
    public static KernelForm Of(DispersionRelation relation, bool tabulatedShape, bool tabulatedNormals) => relation switch
    {
        Dispersion.FullDispersion => Of<FullDispersion>(tabulatedShape, tabulatedNormals),
        Dispersion.HighDensityDispersion => Of<HighDensityDispersion>(tabulatedShape, tabulatedNormals),
        QuasiLongitudinalDispersion => Of<QuasiLongitudinal>(tabulatedShape, tabulatedNormals),
        QuasiLongitudinalHighDensityDispersion => Of<QuasiLongitudinalHighDensity>(tabulatedShape, tabulatedNormals),
        LowFrequencyDispersion => Of<LowFrequency>(tabulatedShape, tabulatedNormals),
        _ => throw new ArgumentOutOfRangeException(nameof(relation), relation, null),
    };

    /// <summary>Norms of columns; arguments as <see cref="SpectrumNorm{TDispersion, TNormals}"/>.</summary>
    public abstract void Norms(Device device, WaveColumns waves, View<double> rule, View<double> results, int panels, long count);

    /// <summary>Coefficients of items; arguments as <see cref="ObliqueDiffusion{TDispersion, TShape, TNormals}"/>.</summary>
    public abstract void Coefficients(
        Device device,
        WaveColumns waves,
        View<double> energies,
        View<int> items,
        View<double> rule,
        View<double> scratch,
        View<double> results,
        ResonanceSum sum,
        long first,
        long count);

    private static KernelForm Of<TDispersion>(bool tabulatedShape, bool tabulatedNormals)
        where TDispersion : struct, IDispersion => (tabulatedShape, tabulatedNormals) switch
        {
            (false, false) => new Form<TDispersion, GaussianProfile, GaussianProfile>(),
            (false, true) => new Form<TDispersion, GaussianProfile, LinearProfile>(),
            (true, false) => new Form<TDispersion, LinearProfile, GaussianProfile>(),
            (true, true) => new Form<TDispersion, LinearProfile, LinearProfile>(),
        };

    private sealed class Form<TDispersion, TShape, TNormals> : KernelForm
        where TDispersion : struct, IDispersion
        where TShape : struct, IProfile
        where TNormals : struct, IProfile
    {
        public override void Norms(
            Device device, WaveColumns waves, View<double> rule, View<double> results, int panels, long count) =>
            device.Launch<SpectrumNorm<TDispersion, TNormals>, double>(new(waves, rule, results, panels), count);

        public override void Coefficients(
            Device device,
            WaveColumns waves,
            View<double> energies,
            View<int> items,
            View<double> rule,
            View<double> scratch,
            View<double> results,
            ResonanceSum sum,
            long first,
            long count) =>
            device.Launch<ObliqueDiffusion<TDispersion, TShape, TNormals>, double>(
                new(waves, energies, items, rule, scratch, results, sum, first), count);
    }
}
