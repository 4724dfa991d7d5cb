using System.Globalization;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Physics;

using Particles = RadBelt.Gpu.TestParticles.Particles;

/// <summary>Messages read the same in a program whose culture writes 0,5 and 1.000.</summary>
internal sealed class InvariantTextTests
{
    private static readonly RMode Mode = new(new ColdPlasma(140 * NanoTesla, 1e7));
    private static readonly WaveSpectrum Spectrum = WaveSpectrum.Flat(Mode, 5000, 10000, 1e-12, WaveDirections.Forward);

    private static readonly TestCaseData[] Faults =
    [
        Fault("0.5", () => Require.Positive(-0.5, "B0", "T")),
        Fault("-0.5°", () => Require.PitchAngle(-0.5 * Degree)),
        Fault("-0.5 s", () => new Simulation(null!, -0.5, 1)),
        Fault("-0.5 nT", () => new UniformField(-0.5 * NanoTesla)),
        Fault("139.5 nT", () => new UniformField(139.5 * NanoTesla).Plus(WaveSet.Of(Mode, new Wave(6000, WaveDirections.Forward, 1e-12, 0)))),
        Fault("-0.5 keV", () => ParticleEnsemble.Validate([new(1, -0.5 * KeV, 1)])),
        Fault("1.5 Hz", () => WaveSpectrum.Flat(Mode, 3 * Math.PI, 3 * Math.PI, 1, WaveDirections.Forward)),
        Fault("4500.5", () => Mode.WaveNumber(4500.5 * 2 * Math.PI)),
        Fault("0.5 Hz is more than 20 widths", () => WaveSpectrum.Gaussian(Mode, Math.PI, 1, 5000, 10000, 1, WaveDirections.Forward)),
        Fault("119.5°, or another", () => Resonance.Energy(Mode, Species.Electron, 6000, WaveDirections.Forward, 60.5 * Degree)),
        Fault("in 1.5E+06 s", () => WeakTurbulence.Coefficients(Spectrum, Species.Electron, KeV, 1, 1.5e6)),
        Fault("needs 1,000", () => CpuDevice.Create(1).RequireMemory("it", 1_000_000_000_000_000)),
        Fault("an array of 1,000,000", () => CpuDevice.Create(1).Allocate<byte>(1_000_000_000_000_000)),
        Fault("1,000,000,000,000 particles", () => Particles.Uniform(CpuDevice.Create(1), Species.Electron, [new(1, KeV, 1_000_000_000_000)], 1, 1)),
    ];

    [TestCaseSource(nameof(Faults))]
    public void NumbersAreWrittenAlikeInEveryCulture(string number, Action fault)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NumberGroupSeparator) = (",", ".");
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            Assert.That($"{0.5}", Is.EqualTo("0,5"), "the culture is in force");
            Assert.That(() => fault(), Throws.InstanceOf<InvalidInputException>().With.Message.Contains(number));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static TestCaseData Fault(string number, Action fault) => new TestCaseData(number, fault).SetArgDisplayNames(number);
}
