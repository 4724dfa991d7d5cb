using RadBelt.Gpu.Kernels.FokkerPlanck;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.FokkerPlanck;

/// <summary>
/// Diffusion and drift coefficients on the even grid of (α, ℓ = ln p) that <see cref="StochasticStep"/> reads. Drifts are <c>a_i = (1/G) Σ_j ∂_j(G D_ij)</c> with
/// <c>G = p³ g(α)</c>, by central differences over the grid, so that they belong to the coefficients as interpolated; that of α is without the parts ±D_αα/δ that diverge
/// at the poles.
/// </summary>
internal sealed class StochasticTable
{
    private readonly DiffusionField coefficients;
    private readonly int angles, logarithms;
    private readonly double angleStep, logStep;
    private readonly double lossCone;
    private readonly LogMomentumTensor[,] d;
    private readonly LogMomentumTensor[] alongAngles, alongLogs;
    private readonly double[] regularSlopes;

    /// <summary>Tabulates a field.</summary>
    /// <exception cref="InvalidInputException">The settings are out of range, or the field has no coefficients somewhere within them.</exception>
    public StochasticTable(DiffusionField coefficients, StochasticSettings settings)
    {
        ArgumentNullException.ThrowIfNull(coefficients);
        ArgumentNullException.ThrowIfNull(settings);
        RequireBounds(settings, coefficients.PhaseSpace);
        (this.coefficients, lossCone) = (coefficients, settings.LossCone);
        (angles, logarithms) = (settings.PitchAngleNodes, settings.EnergyNodes);
        Highest = coefficients.PhaseSpace.HighestPitchAngle();
        (LowestLog, HighestLog) = (Log(settings.LowestEnergy), Log(settings.HighestEnergy));
        (angleStep, logStep) = ((Highest - lossCone) / (angles - 1), (HighestLog - LowestLog) / (logarithms - 1));
        d = new LogMomentumTensor[logarithms, angles];
        for (int j = 0; j < logarithms; j++)
        {
            // Ends exactly: the field may have nothing beyond.
            double ℓ = j == logarithms - 1 ? HighestLog : LowestLog + (j * logStep);
            for (int i = 0; i < angles; i++)
            {
                d[j, i] = coefficients.LogMomentumAt(ℓ, i == angles - 1 ? Highest : lossCone + (i * angleStep));
            }
        }

        (alongAngles, alongLogs) = (new LogMomentumTensor[logarithms], new LogMomentumTensor[angles]);
        for (int j = 0; j < logarithms; j++)
        {
            for (int i = 0; i < angles; i++)
            {
                (alongAngles[j], alongLogs[i]) = (Greatest(alongAngles[j], d[j, i]), Greatest(alongLogs[i], d[j, i]));
            }
        }

        regularSlopes = [.. Enumerable.Range(0, angles).Select(RegularSlope)];
        Rows = new double[angles * logarithms * StochasticCoefficients.Columns];
        LongestStep = double.PositiveInfinity;
        for (int j = 0; j < logarithms; j++)
        {
            for (int i = 0; i < angles; i++)
            {
                Enter(j, i);
            }
        }
    }

    /// <summary>Rows of the table, α running first.</summary>
    public double[] Rows { get; }

    /// <summary>The longest step that <see cref="StochasticElectrons"/> takes, s; infinite when nothing moves.</summary>
    public double LongestStep { get; private set; }

    private double Highest { get; }

    private double LowestLog { get; }

    private double HighestLog { get; }

    /// <summary>Where particles turn back or are lost.</summary>
    public StochasticBounds Bounds => new(Highest, ZeroIsPole, lossCone, LowestLog, HighestLog);

    /// <summary>The table as kernels read it.</summary>
    public StochasticCoefficients View(Kernels.Lanes.View<double> rows) => new(rows, angles, logarithms, lossCone, 1 / angleStep, LowestLog, 1 / logStep);

    // Wherever g(α) vanishes there; in a parabolic field it does not.
    private bool ZeroIsPole => coefficients.PhaseSpace != PhaseSpace.Parabola;

    // d ln g/dα without what diverges at the poles; at a pole itself, that of half a spacing away.
    private double RegularSlope(int i)
    {
        double near = Math.Clamp(lossCone + (i * angleStep), 0.5 * angleStep, Highest - (0.5 * angleStep));
        return coefficients.PhaseSpace.LogSlope(near) + (1 / (Highest - near)) - (ZeroIsPole ? 1 / near : 0);
    }

    private double Log(double energy) => Math.Log(DiffusionField.Momentum(coefficients.Species, energy));

    private void Enter(int j, int i)
    {
        LogMomentumTensor here = d[j, i], byα = Slope(k => d[j, k], i, angles, angleStep), byℓ = Slope(k => d[k, i], j, logarithms, logStep);

        // D_αℓ goes as the distance from a pole: its quotient there is the slope.
        double α = lossCone + (i * angleStep), regular = regularSlopes[i];
        double polar = (i == angles - 1 ? byα.AlphaY : -here.AlphaY / (Highest - α)) + (ZeroIsPole ? (α == 0 ? byα.AlphaY : here.AlphaY / α) : 0);
        double alphaDrift = byα.AlphaAlpha + (regular * here.AlphaAlpha) + byℓ.AlphaY + (3 * here.AlphaY);
        double logDrift = byα.AlphaY + (regular * here.AlphaY) + polar + byℓ.YY + (3 * here.YY);

        ReadOnlySpan<double> row = [here.AlphaAlpha, here.AlphaY, here.YY, alphaDrift, logDrift];
        row.CopyTo(Rows.AsSpan(((j * angles) + i) * StochasticCoefficients.Columns));
        Bound(alongAngles[j], byα, Highest - lossCone, here.AlphaAlpha, alphaDrift);
        Bound(alongLogs[i], byℓ, HighestLog - LowestLog, here.YY, logDrift);
    }

    // A tenth of the distance over which a diagonal coefficient changes by its greatest value on this line; jumps count as changes over a twentieth of the range.
    private void Bound(in LogMomentumTensor greatest, in LogMomentumTensor slope, double range, double diffusion, double drift)
    {
        double scale = Math.Clamp(
            Math.Min(Scale(greatest.AlphaAlpha, slope.AlphaAlpha), Scale(greatest.YY, slope.YY)), range * StochasticElectrons.LeastScale, range);
        double kick = StochasticElectrons.KickFraction * scale;
        LongestStep = Math.Min(LongestStep, Math.Min(kick * kick / (2 * diffusion), kick / Math.Abs(drift)));

        static double Scale(double value, double slope) => slope == 0 ? double.PositiveInfinity : value / Math.Abs(slope);
    }

    private static LogMomentumTensor Greatest(in LogMomentumTensor a, in LogMomentumTensor b) => new(Math.Max(a.AlphaAlpha, b.AlphaAlpha), 0, Math.Max(a.YY, b.YY));

    private static LogMomentumTensor Slope(Func<int, LogMomentumTensor> at, int i, int count, double step)
    {
        if (i > 0 && i < count - 1)
        {
            return 0.5 / step * (at(i + 1) - at(i - 1));
        }

        int inward = i == 0 ? 1 : -1;
        return 0.5 * inward / step * ((4 * at(i + inward)) - (3 * at(i)) - at(i + (2 * inward)));
    }

    private static void RequireBounds(StochasticSettings settings, PhaseSpace space)
    {
        Require.Positive(settings.LowestEnergy, "lowest energy of stochastic electrons", "J");
        if (!(settings.HighestEnergy > settings.LowestEnergy && double.IsFinite(settings.HighestEnergy)))
        {
            throw new InvalidInputException(
                $"energies of stochastic electrons: they cannot lie between {settings.LowestEnergy / Units.KeV:G6} and {settings.HighestEnergy / Units.KeV:G6} keV; give the lowest first.");
        }

        if (!(settings.LossCone >= 0 && settings.LossCone < Math.PI / 2) || (settings.LossCone > 0 && space == PhaseSpace.Local))
        {
            throw new InvalidInputException(space == PhaseSpace.Local
                ? $"loss cone: {settings.LossCone / Units.Degree:G6}° cannot be used with local coefficients; give 0, or bounce-averaged coefficients."
                : $"loss cone: {settings.LossCone / Units.Degree:G6}° is outside [0°, 90°).");
        }

        if (settings.PitchAngleNodes is < 8 or > 4096 || settings.EnergyNodes is < 8 or > 4096)
        {
            throw new InvalidInputException(
                $"table of stochastic electrons: {settings.PitchAngleNodes} pitch angles × {settings.EnergyNodes} energies cannot be used; give 8 … 4096 of each.");
        }
    }
}
