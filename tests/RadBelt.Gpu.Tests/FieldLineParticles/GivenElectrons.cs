using RadBelt.Gpu.FieldLineParticles;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Tests.FieldLineParticles;

/// <summary>Electrons from a list.</summary>
internal sealed class GivenElectrons(DipoleFieldLine line, params InitialElectron[] electrons) : IElectronPopulation
{
    public DipoleFieldLine Line => line;

    public long Count => electrons.Length;

    /// <summary>Electrons at random within 50 keV … 1 MeV and 3.4° … 10°, whose numbers stand for their weights.</summary>
    public static GivenElectrons Random(DipoleFieldLine line, int count, int seed)
    {
        var random = new Random(seed);
        return new(line, [.. Enumerable.Range(0, count).Select(i => new InitialElectron(
            50 * Units.KeV * Math.Pow(20, random.NextDouble()), (3.4 + 6.6 * random.NextDouble()) * Units.Degree, 2 * Math.PI * random.NextDouble(),
            2 * Math.PI * random.NextDouble(), i))]);
    }

    public void Fill(long first, Span<InitialElectron> part) => electrons.AsSpan((int)first, part.Length).CopyTo(part);
}
