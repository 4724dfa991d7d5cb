using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Dispersion;

/// <summary>Plasmas, branches, wave normals and frequencies inside pass bands, drawn at random.</summary>
internal sealed class RandomWaves
{
    private readonly Random random;

    public RandomWaves(int seed)
    {
        TestContext.Out.WriteLine($"seed {seed}");
        random = new Random(seed);
    }

    public static IonFraction[][] Compositions { get; } =
    [
        [],
        [new(Species.Proton, 1)],
        [new(Species.Proton, 0.7), new(Species.Helium, 0.2), new(Species.Oxygen, 0.1)],
    ];

    public double Uniform(double from, double to) => from + (to - from) * random.NextDouble();

    public double Logarithmic(double from, double to) => from * Math.Pow(to / from, random.NextDouble());

    public int Integer(int from, int to) => random.Next(from, to + 1);

    public ColdPlasma Plasma(IonFraction[] ions) => ColdPlasma.WithFrequencyRatio(Logarithmic(30, 3000) * NanoTesla, Logarithmic(0.7, 15), ions);

    /// <summary>A branch with a pass band at some ψ &lt; 85°, and that band.</summary>
    public (ColdPlasma Plasma, WaveBranch Branch, double ψ, PassBand Band) Wave(DispersionRelation relation)
    {
        while (true)
        {
            IonFraction[] ions = Compositions[Integer(0, 2)];
            ColdPlasma plasma = Plasma(ions);
            WaveBranch branch = Integer(0, 2) switch
            {
                0 when ions.Length > 0 => WaveBranch.Emic,
                1 when relation == DispersionRelation.Full => WaveBranch.Z,
                _ => WaveBranch.Whistler,
            };
            double ψ = Uniform(0.5, 85) * Degree;
            IReadOnlyList<PassBand> bands = relation.PassBands(plasma, branch, ψ);
            if (bands.Count > 0)
            {
                return (plasma, branch, ψ, bands[Integer(0, bands.Count - 1)]);
            }
        }
    }
}
