using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Devices;

/// <summary>
/// Coefficients on every device: sums over places are taken lane by lane and so differ by their rounding; with more threads nothing changes, each entry being one
/// index.
/// </summary>
[TestFixtureSource(typeof(DeviceSource), nameof(DeviceSource.All))]
public sealed class DiffusionOnDevicesTests(DeviceFactory factory)
{
    private static readonly ColdPlasma Plasma = ColdPlasma.WithFrequencyRatio(140 * NanoTesla, 3);
    private static readonly double ωce = Plasma.ElectronGyrofrequency;

    [Test]
    public void SameCoefficientsToRounding([Values] bool tabulated)
    {
        using Device device = factory.Open(), reference = DeviceSource.Reference();
        double[] found = Coefficients(device, tabulated), expected = Coefficients(reference, tabulated);
        Assert.That(found, Is.EqualTo(expected).Within(factory.IsExact ? 1e-10 : 1e-8).Percent);
    }

    [Test]
    public void ThreadsDoNotMatter()
    {
        using Device device = factory.Open();
        if (device is CpuDevice cpu)
        {
            using Device one = CpuDevice.Create(1, cpu.Width);
            Assert.That(Coefficients(device, false), Is.EqualTo(Coefficients(one, false)));
        }
    }

    private static double[] Coefficients(Device device, bool tabulated)
    {
        var spectrum = new ObliqueSpectrum(
            Plasma,
            WaveBranch.Whistler,
            tabulated ? SpectralShape.Tabulated([0.1 * ωce, 0.2 * ωce, 0.5 * ωce], [0.1, 1, 0.2]) : SpectralShape.Gaussian(0.3 * ωce, 0.1 * ωce, 0.1 * ωce, 0.5 * ωce),
            tabulated ? WaveNormalDistribution.Tabulated([0, 0.5, 1], [1, 0.5, 0.1]) : WaveNormalDistribution.Gaussian(0.2, 0.5, 1.5),
            100 * PicoTesla,
            WaveDirections.Both);
        double[] energies = [30 * KeV, 300 * KeV, 3 * MeV], angles = [0.3, 1, 1.5, 2.5];
        DiffusionTable table = DiffusionCoefficients.Local(device, spectrum, Species.Electron, energies, angles, new() { Harmonics = new(-3, 3) });
        return [.. Enumerable.Range(0, 12).Select(i => table[i / 4, i % 4]).SelectMany(d => (double[])[d.AlphaAlpha, d.MomentumMomentum])];
    }
}
