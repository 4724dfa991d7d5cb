namespace RadBelt.Gpu.Transport;

/// <summary><see cref="ScatteringMoments"/> of an ensemble whose members come in blocks or parts, as <see cref="MomentSums"/> takes them.</summary>
/// <param name="pitchAngle">α0, rad.</param>
/// <param name="energy">E0, J.</param>
internal sealed class ScatteringSums(double pitchAngle, double energy)
{
    /// <summary>How many sums there are.</summary>
    public const int Sums = 10;

    private const int OfEach = 4;
    private readonly MomentSums α = new(pitchAngle), e = new(energy);
    private readonly ExactSum products = new(), squares = new();

    /// <summary>Members so far.</summary>
    public long Count { get; private set; }

    /// <summary>The sums, to be stored and taken back: δα to δα⁴, δE to δE⁴, δα δE and its square.</summary>
    public IReadOnlyList<ExactSum> All => [.. α.All, .. e.All, products, squares];

    /// <summary>Adds members.</summary>
    public void Add(ReadOnlySpan<double> pitchAngles, ReadOnlySpan<double> energies)
    {
        α.Add(pitchAngles);
        e.Add(energies);
        for (int i = 0; i < pitchAngles.Length; i++)
        {
            double δα = pitchAngles[i] - pitchAngle, δe = energies[i] - energy, product = δα * δe, rest = Math.FusedMultiplyAdd(δα, δe, -product);
            products.Add(product);
            products.Add(rest);
            squares.AddProduct(product, product);
            squares.Add(2 * product * rest);
        }

        Count += pitchAngles.Length;
    }

    /// <summary>Adds sums over <paramref name="members"/> other members.</summary>
    public void Add(IReadOnlyList<ExactSum> sums, long members)
    {
        α.Add([.. sums.Take(OfEach)], members);
        e.Add([.. sums.Skip(OfEach).Take(OfEach)], members);
        products.Add(sums[2 * OfEach]);
        squares.Add(sums[2 * OfEach + 1]);
        Count += members;
    }

    /// <summary>The moments; not numbers while there is no member.</summary>
    public ScatteringMoments Finish()
    {
        double mean = products.Value / Count;
        return new(Count, α.Finish(), e.Finish(), mean, Math.Sqrt(Math.Max(0, squares.Value / Count - mean * mean) / Count));
    }
}
