using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion.Oblique;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.WaveModels;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Diffusion;

/// <summary>
/// Quasilinear diffusion coefficients of oblique waves, local and bounce-averaged (Lyons 1974; Glauert &amp; Horne 2005; Albert 2005):
/// <c>D_αα = π(q²c²/p²) Σ_n Σ_waves ∫dX P(ω, X) A_α²/(c²|B|²)/|1 − v∥ ∂k∥/∂ω|</c>, summed over harmonics n and over every wave that resonates,
/// <c>ω − k∥v∥ = nΩ/γ</c>; in D_αp one factor A_α, in D_pp both are replaced by pA_E.
/// </summary>
/// <remarks>
/// <para>
/// P(ω, X) is the power per dω dX, X = tanψ: <c>P = B_w² Ŝ(ω) w(X) X k∥² (∂k∥/∂ω)/N(ω)</c>. Glauert &amp; Horne's coefficients, all in p² s⁻¹, are
/// p²D_αα, pD_αp and D_pp of ours for power in both directions.
/// </para>
/// <para>
/// Nothing is clipped: coefficients are exact at α = 0°, 90° and 180° and at the mirror point. They are zero, never NaN, where no wave of the spectrum
/// resonates; <see cref="DiffusionTable.Work"/> counts such entries.
/// </para>
/// </remarks>
public static class DiffusionCoefficients
{
    /// <summary>Local coefficients.</summary>
    /// <param name="device">Where they are computed.</param>
    /// <param name="spectrum">Plasma and waves.</param>
    /// <param name="species">The particles.</param>
    /// <param name="energies">Kinetic energies, J, positive, rising.</param>
    /// <param name="pitchAngles">Pitch angles from +B0, rad, in [0, π], rising.</param>
    /// <param name="settings">Harmonics, tolerance, dispersion relation; the defaults when not given.</param>
    /// <param name="cancellation">Ends the work between launches.</param>
    /// <exception cref="InvalidInputException">An axis does not rise or leaves its range, or the band holds frequencies at which the branch does not
    /// propagate.</exception>
    /// <exception cref="OperationCanceledException">The work was ended.</exception>
    public static DiffusionTable Local(
        Device device,
        ObliqueSpectrum spectrum,
        Species species,
        IReadOnlyList<double> energies,
        IReadOnlyList<double> pitchAngles,
        DiffusionSettings? settings = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(spectrum);
        ArgumentNullException.ThrowIfNull(species);
        settings ??= new DiffusionSettings();
        RequireAxes(energies, pitchAngles);
        using var solver = new ObliqueSolver(device, spectrum.Branch, species, energies, settings, cancellation);
        var waves = new LocalWaves(spectrum.Shape, spectrum.WaveNormals, spectrum.RmsAmplitude);
        LocalProblem[] problems =
            [.. pitchAngles.Select(α => new LocalProblem(spectrum.Plasma, waves, α < Math.PI ? Math.Sin(α) : 0, Math.Cos(α), spectrum.Directions))];
        (int, int)[] items =
            [.. Enumerable.Range(0, pitchAngles.Count).SelectMany(angle => Enumerable.Range(0, energies.Count).Select(energy => (angle, energy)))];
        LocalResult[] results = solver.Solve(problems, items);
        return Table(species, energies, pitchAngles, (energy, angle) => results[angle * energies.Count + energy], IsUnconverged(settings));
    }

    /// <summary>
    /// Coefficients averaged over the bounce in a dipole (Glauert &amp; Horne 2005): over both legs and both hemispheres, so that it does not
    /// matter which way along B0 the waves run.
    /// </summary>
    /// <param name="device">Where they are computed.</param>
    /// <param name="line">Field line and plasma.</param>
    /// <param name="waves">Waves along it.</param>
    /// <param name="species">The particles.</param>
    /// <param name="energies">Kinetic energies, J, positive, rising.</param>
    /// <param name="equatorialPitchAngles">α_eq, rad, in [0, π], rising. Beyond 90° the bounce is that of π − α_eq and D_αp changes sign.</param>
    /// <param name="settings">Harmonics, tolerance, dispersion relation; the defaults when not given.</param>
    /// <param name="progress">Told the part that is done, in [0, 1].</param>
    /// <param name="cancellation">Ends the work between launches.</param>
    /// <exception cref="OperationCanceledException">The work was ended.</exception>
    /// <exception cref="InvalidInputException">An axis does not rise or leaves its range, or at some latitude the band holds frequencies at which the branch
    /// does not propagate.</exception>
    public static DiffusionTable BounceAveraged(
        Device device,
        FieldLinePlasma line,
        WaveModel waves,
        Species species,
        IReadOnlyList<double> energies,
        IReadOnlyList<double> equatorialPitchAngles,
        DiffusionSettings? settings = null,
        Action<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(waves);
        ArgumentNullException.ThrowIfNull(species);
        settings ??= new DiffusionSettings();
        RequireAxes(energies, equatorialPitchAngles);

        // Local errors must stay below what the quadrature over the bounce is asked to see.
        DiffusionSettings local = settings with { RelativeTolerance = Math.Max(1e-10, 0.2 * settings.RelativeTolerance) };
        using var solver = new ObliqueSolver(device, waves.Branch, species, energies, local, cancellation);
        var integral = new BounceIntegral(solver, line, waves, energies.Count, settings.RelativeTolerance);
        LocalResult[,] averages = integral.Average(equatorialPitchAngles, progress);
        return Table(species, energies, equatorialPitchAngles, (energy, angle) => averages[energy, angle], IsUnconverged(settings));
    }

    /// <summary>The table of results over energies and pitch angles; of p-coefficients, per p and p².</summary>
    internal static DiffusionTable Table(
        Species species,
        IReadOnlyList<double> energies,
        IReadOnlyList<double> pitchAngles,
        Func<int, int, LocalResult> result,
        Func<LocalResult, bool> isUnconverged)
    {
        var values = new MomentumDiffusionTensor[energies.Count, pitchAngles.Count];
        double evaluations = 0;
        int unconverged = 0, without = 0;
        for (int energy = 0; energy < energies.Count; energy++)
        {
            double p = species.Mass * species.MomentumPerMass(energies[energy]);
            for (int angle = 0; angle < pitchAngles.Count; angle++)
            {
                LocalResult r = result(energy, angle);
                values[energy, angle] = new MomentumDiffusionTensor(r.AlphaAlpha, p * r.AlphaMomentum, p * p * r.MomentumMomentum);
                evaluations += r.Evaluations;
                without += r.Resonances == 0 ? 1 : 0;
                unconverged += isUnconverged(r) ? 1 : 0;
            }
        }

        return new DiffusionTable(species, energies, pitchAngles, values, new DiffusionWork((long)evaluations, unconverged, without));
    }

    /// <summary>Refuses axes that do not rise, or leave their range.</summary>
    internal static void RequireAxes(IReadOnlyList<double> energies, IReadOnlyList<double> pitchAngles)
    {
        ArgumentNullException.ThrowIfNull(energies);
        ArgumentNullException.ThrowIfNull(pitchAngles);
        foreach (double energy in energies)
        {
            Require.Positive(energy, "energy", "J");
        }

        foreach (double α in pitchAngles)
        {
            Require.PitchAngle(α);
        }

        Require.Rising(energies, "energies", "J");
        Require.Rising(pitchAngles, "pitch angles", "rad");
    }

    private static Func<LocalResult, bool> IsUnconverged(DiffusionSettings settings) => r =>
        r.AlphaAlphaError > settings.RelativeTolerance * r.AlphaAlpha || r.MomentumMomentumError > settings.RelativeTolerance * r.MomentumMomentum;
}
