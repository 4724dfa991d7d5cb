using RadBelt.Gpu.Diffusion;

namespace RadBelt.Gpu.Transport;

/// <summary>Moments of the changes of pitch angle (rad) and energy (J) of one ensemble after some time.</summary>
/// <param name="Count">Members.</param>
/// <param name="PitchAngle">Moments of α − α0, rad.</param>
/// <param name="Energy">Moments of E − E0, J.</param>
/// <param name="Cross">⟨(α − α0)(E − E0)⟩, rad J.</param>
/// <param name="CrossError">Its standard error, rad J.</param>
public readonly record struct ScatteringMoments(long Count, Moments PitchAngle, Moments Energy, double Cross, double CrossError)
{
    /// <summary>Moments of an ensemble.</summary>
    /// <param name="pitchAngles">α of the members, rad.</param>
    /// <param name="energies">E of the members, J.</param>
    /// <param name="pitchAngle">α0, rad.</param>
    /// <param name="energy">E0, J.</param>
    /// <exception cref="ArgumentException">There is no member, or not as many energies as pitch angles.</exception>
    public static ScatteringMoments Of(ReadOnlySpan<double> pitchAngles, ReadOnlySpan<double> energies, double pitchAngle, double energy)
    {
        if (pitchAngles.IsEmpty || pitchAngles.Length != energies.Length)
        {
            throw new ArgumentException($"{pitchAngles.Length} pitch angles and {energies.Length} energies: give as many, one at least");
        }

        var sums = new ScatteringSums(pitchAngle, energy);
        sums.Add(pitchAngles, energies);
        return sums.Finish();
    }

    /// <summary>
    /// Formal diffusion coefficients ⟨δδ⟩/(2Δt) (Allanson et al. 2021, Eq. 1): D_αα in s⁻¹, D_αE in J s⁻¹, D_EE in J² s⁻¹.
    /// </summary>
    /// <param name="elapsed">Δt, s, positive.</param>
    public DiffusionTensor Formal(double elapsed) =>
        new(PitchAngle.MeanSquare / (2 * elapsed), Cross / (2 * elapsed), Energy.MeanSquare / (2 * elapsed));

    /// <summary>Standard errors of <see cref="Formal"/>.</summary>
    /// <param name="elapsed">Δt, s, positive.</param>
    public DiffusionTensor FormalError(double elapsed) =>
        new(PitchAngle.MeanSquareError / (2 * elapsed), CrossError / (2 * elapsed), Energy.MeanSquareError / (2 * elapsed));

    /// <summary>
    /// Approximate diffusion coefficients from the variances and the covariance, over 2Δt (Allanson et al. 2021, Eq. 2); never above the formal
    /// ones on the diagonal (their Eq. 3).
    /// </summary>
    /// <param name="elapsed">Δt, s, positive.</param>
    public DiffusionTensor Approximate(double elapsed) => new(
        PitchAngle.Variance / (2 * elapsed),
        (Cross - PitchAngle.Mean * Energy.Mean) / (2 * elapsed),
        Energy.Variance / (2 * elapsed));
}
