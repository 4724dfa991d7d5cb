using RadBelt.Gpu.Chorus;

namespace RadBelt.Gpu.Tests.Chorus;

/// <summary>The worst relative misses of ∂φ/∂t = −ω and ∂φ/∂z = k_z in an element, at random places where it has waves.</summary>
/// <param name="Places">Places compared.</param>
/// <param name="Frequency">Greatest |∂φ/∂t + ω|/ω.</param>
/// <param name="ParallelWaveNumber">Greatest |∂φ/∂z − k_z|/k_z.</param>
internal sealed record PhaseContinuity(int Places, double Frequency, double ParallelWaveNumber)
{
    /// <summary>Central differences over a fifth of a cell, within cells and across their edges.</summary>
    public static PhaseContinuity Of(ChorusElement element, double peak, int seed, int tries = 40_000)
    {
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        ElementGrid grid = element.Grid;
        (int places, double frequency, double waveNumber) = (0, 0, 0);
        double dt = 0.1 * grid.TimeStep, ds = 0.1 * grid.SineStep;
        for (int n = 0; n < tries; n++)
        {
            double t = dt + random.NextDouble() * (grid.Duration - 2 * dt);
            double s = grid.Sine(0) + ds + random.NextDouble() * ((grid.Latitudes - 1) * grid.SineStep - 2 * ds);
            double λ = Math.Asin(s);
            ElementNode node = element.At(t, λ);
            if (node.Amplitude <= 1e-3 * peak)
            {
                continue;
            }

            double slope = (element.At(t + dt, λ).Phase - element.At(t - dt, λ).Phase) / (2 * dt);
            double distance = 2 * ds * ElementGrid.ArcLengthPerSine(element.Line, s);
            double gradient = (element.At(t, Math.Asin(s + ds)).Phase - element.At(t, Math.Asin(s - ds)).Phase) / distance;
            frequency = Math.Max(frequency, Math.Abs(slope + node.Frequency) / node.Frequency);
            waveNumber = Math.Max(waveNumber, Math.Abs(gradient - node.ParallelWaveNumber) / node.ParallelWaveNumber);
            places++;
        }

        return new PhaseContinuity(places, frequency, waveNumber);
    }
}
