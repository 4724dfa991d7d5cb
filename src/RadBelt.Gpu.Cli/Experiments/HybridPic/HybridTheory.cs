using RadBelt.Gpu.LinearTheory;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Distributions;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>Linear theory of the plasma of a hybrid run, place by place along its field line.</summary>
internal sealed class HybridTheory
{
    /// <summary>Whistlers that are looked at, in f_ce at the equator, and how many for the gain.</summary>
    private const double LowestFrequency = 0.05, HighestFrequency = 0.8;

    private const int Frequencies = 16, Steps = 48;

    private readonly HybridPicSetup setup;
    private readonly FieldLineBiMaxwellian hot;
    private readonly Lazy<LinearMode?> growth;
    private readonly Lazy<(double Gain, double Frequency)?> gain;

    public HybridTheory(HybridPicSetup setup)
    {
        this.setup = setup;
        hot = new(setup.Hot.ParallelMomentum, setup.Hot.PerpendicularMomentum);
        (growth, gain) = (new(FindGrowth), new(FindGain));
    }

    /// <summary>The fastest growing whistler at the equator; null when none grows.</summary>
    public LinearMode? Growth => growth.Value;

    /// <summary>
    /// ln of the largest factor by which a whistler's amplitude grows between the equator and an absorbing layer, ∫γ/v_g dz, and its frequency, Hz; null when none grows.
    /// </summary>
    public (double Gain, double Frequency)? Gain => gain.Value;

    private double Gyrofrequency => Math.Abs(Species.Electron.Gyrofrequency(setup.Line.EquatorialField));

    private LinearMode? FindGrowth()
    {
        RMode cold = Cold(0);
        return OrNull(() => Dispersion(0).MostUnstable(cold.WaveNumber(LowestFrequency * Gyrofrequency), cold.WaveNumber(HighestFrequency * Gyrofrequency)));
    }

    private (double Gain, double Frequency)? FindGain()
    {
        if (Growth is null)
            return null;
        double length = (setup.Grid.Length / 2) - setup.Layer;
        double[] gains = new double[Frequencies];
        for (int step = 0; step < Steps; step++)
        {
            double z = length * (step + 0.5) / Steps;
            (ParallelDispersion theory, RMode cold) = (Dispersion(z), Cold(z));
            for (int i = 0; i < Frequencies; i++)
            {
                double ω = FrequencyOf(i);
                gains[i] += OrNull<double>(() => theory.Mode(cold.WaveNumber(ω)).GrowthRate / cold.GroupSpeed(ω) * length / Steps) ?? double.NegativeInfinity;
            }
        }

        int best = Array.IndexOf(gains, gains.Max());
        return gains[best] > 0 ? (gains[best], FrequencyOf(best) / Math.Tau) : null;
    }

    private double FrequencyOf(int index) => Gyrofrequency * (LowestFrequency + ((HighestFrequency - LowestFrequency) * index / (Frequencies - 1)));

    private RMode Cold(double z) => new(new ColdPlasma(setup.Line.FieldStrength(z), setup.Cold.Density));

    private ParallelDispersion Dispersion(double z)
    {
        double ratio = setup.Line.FieldRatio(z), energy = Species.Electron.RestEnergy;
        DistributionMoments moments = hot.At(ratio).Moments;
        return RelativisticDispersion.RMode(
            setup.Line.FieldStrength(z),
            new PlasmaComponent(Species.Electron, setup.Cold.Density, 0, 0),
            new PlasmaComponent(Species.Electron, setup.Hot.Density * hot.DensityRatio(ratio), moments.ParallelTemperature * energy, moments.PerpendicularTemperature * energy));
    }

    // Where a wave is damped within a period there is no mode to tell of.
    private static T? OrNull<T>(Func<T?> find)
        where T : struct
    {
        try
        {
            return find();
        }
        catch (InvalidInputException)
        {
            return null;
        }
    }
}
