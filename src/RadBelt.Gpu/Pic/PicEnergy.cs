namespace RadBelt.Gpu.Pic;

/// <summary>
/// Energies of a particle-in-cell run at one time, J m⁻² (a m² across x), from where budgets close: what particles and fields hold, and what has
/// come in or gone out since the start.
/// </summary>
/// <param name="Time">Time, s.</param>
/// <param name="Kinetic">Kinetic energy of each species.</param>
/// <param name="Electric">∫ ε0 E²/2 dx.</param>
/// <param name="Magnetic">∫ B²/2μ0 dx of the waves, B at the whole step as the product of its values half a step before and after.</param>
/// <param name="Absorbed">Energy of waves that the absorbing layers have taken.</param>
/// <param name="Driven">Energy that the driver or the trigger has put in.</param>
/// <param name="Exchanged">Kinetic energy that came in at open ends less what went out.</param>
/// <param name="Momentum">∫ of the x-momentum of particles and fields, N s m⁻².</param>
/// <param name="MomentumExchanged">x-momentum of particles that came in at open ends less what went out, N s m⁻².</param>
/// <param name="WaveField">rms |B_⊥| of the waves over the domain (without absorbing layers), T.</param>
public sealed record PicEnergy(
    double Time, IReadOnlyList<double> Kinetic, double Electric, double Magnetic, double Absorbed, double Driven, double Exchanged,
    double Momentum, double MomentumExchanged, double WaveField)
{
    /// <summary>Kinetic energy of cold electrons as a fluid, ∫ J²/(2ε0 ω_p²) dx, J² at the whole step from the currents half a step before and after.</summary>
    public double Cold { get; init; }

    /// <summary>Kinetic energy that the relaxation of f to f0 has brought in; see <see cref="PicSpecies.RelaxationTime"/>.</summary>
    public double Relaxed { get; init; }

    /// <summary>What the run holds now.</summary>
    public double Held => Kinetic.Sum() + Cold + Electric + Magnetic;

    /// <summary>What it holds, plus what has left, less what has come in: constant but for the scheme's error.</summary>
    public double Balance => Held + Absorbed - Driven - Exchanged - Relaxed;
}
