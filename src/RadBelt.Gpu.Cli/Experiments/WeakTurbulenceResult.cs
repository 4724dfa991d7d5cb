using RadBelt.Gpu.Diffusion;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>Coefficients of one electron state against the elapsed time.</summary>
/// <param name="PitchAngle">α0, rad.</param>
/// <param name="Energy">E0, J.</param>
/// <param name="Quasilinear">The resonant limit of the spectrum; of the waves where there is no spectrum.</param>
/// <param name="OfSpectrum">D(Δt) of the continuous spectrum at each elapsed time; null where there is none.</param>
/// <param name="OfWaves">D(Δt) of the discrete waves at each elapsed time.</param>
/// <param name="RecurrenceTime">How long the waves act as a continuous spectrum, s.</param>
internal sealed record CoefficientHistory(
    double PitchAngle,
    double Energy,
    DiffusionTensor Quasilinear,
    IReadOnlyList<DiffusionTensor>? OfSpectrum,
    IReadOnlyList<DiffusionTensor> OfWaves,
    double RecurrenceTime);

/// <summary>Outcome of a weak-turbulence deck: Fig. 1 of Allanson et al. (2022), and coefficients that tend to their limit.</summary>
/// <param name="Distances">The |R| of Fig. 1A.</param>
/// <param name="Angles">The |Ω0|Δt of Fig. 1A.</param>
/// <param name="FactorOverAngle">A by |R| and |Ω0|Δt.</param>
/// <param name="PeakDistances">The |R| of Fig. 1B.</param>
/// <param name="Peaks">The greatest A for each, and the |Ω0|Δt it is reached at.</param>
/// <param name="FixedAngles">The |Ω0|Δt of Fig. 1C.</param>
/// <param name="DistanceAxis">The R of Fig. 1C.</param>
/// <param name="FactorOverDistance">A by |Ω0|Δt and R.</param>
/// <param name="ElapsedTimes">Δt, s.</param>
/// <param name="Coefficients">Coefficients of each electron state.</param>
internal sealed record WeakTurbulenceResult(
    IReadOnlyList<double> Distances,
    IReadOnlyList<double> Angles,
    IReadOnlyList<IReadOnlyList<double>> FactorOverAngle,
    IReadOnlyList<double> PeakDistances,
    IReadOnlyList<(double GyrationAngle, double Value)> Peaks,
    IReadOnlyList<double> FixedAngles,
    IReadOnlyList<double> DistanceAxis,
    IReadOnlyList<IReadOnlyList<double>> FactorOverDistance,
    IReadOnlyList<double> ElapsedTimes,
    IReadOnlyList<CoefficientHistory> Coefficients);
