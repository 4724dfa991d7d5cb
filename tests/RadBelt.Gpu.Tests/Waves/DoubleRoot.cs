using MathNet.Numerics.RootFinding;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.ReferenceCase;

namespace RadBelt.Gpu.Tests.Waves;

/// <summary>
/// An electron whose resonance with forward whistlers is double, made by hand: at α = 88° the condition v∥ = v_g(ω) is solved along the
/// resonance curve E(ω), where it marks the least resonant energy. Such electrons move with the waves, at ω &gt; ω_ce/γ.
/// </summary>
internal static class DoubleRoot
{
    public static WaveSpectrum Spectrum { get; } = WaveSpectrum.Flat(Whistler, 0.05 * ωce, 0.95 * ωce, 1e-12, WaveDirections.Forward);

    public static (double Energy, double PitchAngle, double Frequency) OfElectrons()
    {
        const double α = 88 * Degree;
        double SpeedGap(double ω) => Species.Electron.Speed(EnergyAt(ω)) * Math.Cos(α) - Whistler.GroupSpeed(ω);
        double ω = Brent.FindRoot(ω => SpeedGap(ω) / 1e7, 0.3 * ωce, 0.92 * ωce, 1e-9, 200);
        return (EnergyAt(ω), α, ω);

        static double EnergyAt(double ω) => Resonance.Energy(Whistler, Species.Electron, ω, WaveDirections.Forward, α);
    }
}
