using MathNet.Numerics.Integration;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Chorus;

/// <summary>
/// Paths of whistlers along a field line from the equator on, k ∥ B0: <c>Ψ = ∫k dz</c> and <c>T = ∂Ψ/∂ω = ∫dz/v_gz</c> for every wave of a list, taken from one
/// latitude to the next.
/// </summary>
internal sealed class FieldAlignedPaths
{
    private const double WidestPanel = 0.01;
    private static readonly GaussLegendreRule Rule = new(0, 1, 4);
    private readonly FieldLinePlasma plasma;
    private readonly Arrival[] waves;
    private double sine;

    /// <summary>Waves at the equator.</summary>
    /// <param name="plasma">The field line.</param>
    /// <param name="waves">The waves as they leave the source.</param>
    /// <exception cref="InvalidInputException">One of them does not propagate there.</exception>
    public FieldAlignedPaths(FieldLinePlasma plasma, Arrival[] waves)
    {
        (this.plasma, this.waves) = (plasma, waves);
        RequireWhistlers(plasma.At(0), latitude: 0);
    }

    /// <summary>The waves at the latitude reached.</summary>
    public ReadOnlySpan<Arrival> Waves => waves;

    /// <summary>Takes the waves to another latitude.</summary>
    /// <exception cref="InvalidInputException">One of them does not propagate on the way.</exception>
    public void GoTo(double newSine)
    {
        int panels = (int)Math.Ceiling(Math.Abs(newSine - sine) / WidestPanel);
        double width = (newSine - sine) / panels;
        for (int p = 0; p < panels; p++)
        {
            for (int q = 0; q < Rule.Order; q++)
            {
                Step(sine + width * (p + Rule.GetAbscissa(q)), width * Rule.GetWeight(q));
            }
        }

        sine = newSine;
    }

    private void Step(double s, double ds)
    {
        double latitude = Math.Asin(s);
        double dz = ElementGrid.ArcLengthPerSine(plasma.Line, s) * ds;
        ColdPlasma here = plasma.At(latitude);
        RequireWhistlers(here, latitude);
        var mode = new RMode(here);
        for (int m = 0; m < waves.Length; m++)
        {
            double ω = waves[m].Frequency;
            waves[m] = waves[m] with
            {
                PathPhase = waves[m].PathPhase + mode.WaveNumber(ω) * dz, Delay = waves[m].Delay + mode.WaveNumberSlope(ω) * dz,
            };
        }
    }

    private void RequireWhistlers(ColdPlasma here, double latitude)
    {
        double highest = Math.Min(here.ElectronGyrofrequency, here.ElectronPlasmaFrequency), ω = waves.Max(wave => wave.Frequency);
        if (!(ω < highest))
        {
            throw new InvalidInputException(
                $"tone: {ω / (2 * Math.PI):G6} Hz is no whistler at λ = {latitude / Units.Degree:G4}° on L = {plasma.Line.LShell:G6}, where they end at "
                + $"{highest / (2 * Math.PI):G6} Hz (the lesser of gyro- and plasma frequency); lower the tone, or the L of the field line.");
        }
    }
}
