using RadBelt.Gpu.Cli.Reports.FokkerPlanck;
using RadBelt.Gpu.LongTermTransport;

namespace RadBelt.Gpu.Cli.Reports.Transport;

/// <summary>Quasilinear transport coefficients against equatorial pitch angle, for the energy of each ensemble.</summary>
/// <param name="Energies">E, J, rising.</param>
/// <param name="PitchAngles">α_eq, rad, rising; those of the ensembles among them.</param>
/// <param name="Rates">Coefficients, [energy][pitch angle].</param>
internal sealed record TransportTheory(double[] Energies, double[] PitchAngles, TransportRates[][] Rates)
{
    /// <summary>The coefficients of an ensemble.</summary>
    public TransportRates Of(TransportEnsemble ensemble) =>
        Rates[FluxScales.Nearest(Energies, ensemble.Energy)][FluxScales.Nearest(PitchAngles, ensemble.EquatorialPitchAngle)];
}

/// <summary>Diffusion and advection: half the rate of the variance, and that of the mean.</summary>
/// <param name="EnergyDiffusion">D_EE, J² s⁻¹.</param>
/// <param name="EnergyAdvection">A_E, J s⁻¹.</param>
/// <param name="PitchAngleDiffusion">D_αα, rad² s⁻¹.</param>
/// <param name="PitchAngleAdvection">A_α, rad s⁻¹.</param>
internal readonly record struct TransportRates(double EnergyDiffusion, double EnergyAdvection, double PitchAngleDiffusion, double PitchAngleAdvection);
