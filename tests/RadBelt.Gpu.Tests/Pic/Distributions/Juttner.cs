using MathNet.Numerics;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Tests.Pic.Distributions;

/// <summary>Closed forms of the Maxwell–Jüttner distribution f = exp[−(γ − 1)/θ]/(4πθ e^{1/θ}K₂(1/θ)).</summary>
internal static class Juttner
{
    /// <summary>T/mc² of electrons of a temperature in eV.</summary>
    public static double Theta(double electronVolts) => electronVolts * Units.ElectronVolt / Species.Electron.RestEnergy;

    /// <summary>e^{1/θ}K₂(1/θ).</summary>
    public static double ScaledK2(double θ) => SpecialFunctions.BesselKScaled(2, 1 / θ);

    /// <summary>⟨γ − 1⟩ = 3θ + K₁/K₂ − 1; at θ &lt; 1e-3, where that cancels, its expansion in θ to four terms (the fifth is below 2e-13 of it).</summary>
    public static double MeanEnergy(double θ) => θ < 1e-4
        ? θ * (1.5 + θ * (1.875 - θ * (1.875 - θ * 135 / 128)))
        : 3 * θ + SpecialFunctions.BesselKScaled(1, 1 / θ) / ScaledK2(θ) - 1;

    /// <summary>⟨v∥/c; v∥ &gt; 0⟩ = ¼⟨v⟩/c, ⟨v⟩/c = 2θ(1 + θ)/(e^{1/θ}K₂(1/θ)).</summary>
    public static double OneSidedFlux(double θ) => 0.5 * θ * (1 + θ) / ScaledK2(θ);
}
