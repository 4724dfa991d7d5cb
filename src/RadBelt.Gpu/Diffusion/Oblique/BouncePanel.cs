using RadBelt.Gpu.FieldLines;

namespace RadBelt.Gpu.Diffusion.Oblique;

/// <summary>Part of a bounce, and what local coefficients of some energies add up to over it.</summary>
internal sealed class BouncePanel
{
    /// <summary>
    /// Error of the Kronrod sum over its difference from the Gauss sum, which has half as many points: where a resonance begins errors fall as the spacing or
    /// a little faster, and anywhere else as its square or more.
    /// </summary>
    private const double ErrorShare = 0.5;

    private readonly LocalResult[] sums;
    private readonly LocalResult[] coarse;
    private readonly bool[] halved;

    /// <summary>A panel.</summary>
    /// <param name="angle">Number of the pitch angle.</param>
    /// <param name="from">Phase θ at its start, rad.</param>
    /// <param name="to">Phase θ at its end, rad.</param>
    /// <param name="halvings">How often the bounce was halved.</param>
    /// <param name="energies">Energies, in rising order.</param>
    public BouncePanel(int angle, double from, double to, int halvings, int[] energies)
    {
        (Angle, From, To, Halvings, Energies) = (angle, from, to, halvings, energies);
        sums = new LocalResult[energies.Length];
        coarse = new LocalResult[energies.Length];
        halved = new bool[energies.Length];
    }

    public int Angle { get; }

    public double From { get; }

    public double To { get; }

    public int Halvings { get; }

    public int[] Energies { get; }

    /// <summary>
    /// The rule of the panel. What makes a panel be halved is a kink, where a resonance begins or ends along the bounce; high order is of no use there.
    /// </summary>
    public IReadOnlyList<(double Node, double Kronrod, double Gauss)> Rule =>
        Halvings == 0 ? QuadratureRules.GaussKronrod15 : QuadratureRules.GaussKronrod7;

    /// <summary>Adds local coefficients at a node.</summary>
    public void Add(int index, in BouncePlace place, in LocalResult local, double kronrod, double gauss)
    {
        double width = To - From;
        double αα = width * place.AlphaAlpha * local.AlphaAlpha, pp = width * place.MomentumMomentum * local.MomentumMomentum;
        sums[index] += new LocalResult(
            kronrod * αα,
            kronrod * width * place.AlphaMomentum * local.AlphaMomentum,
            kronrod * pp,
            kronrod * width * place.AlphaAlpha * local.AlphaAlphaError,
            kronrod * width * place.MomentumMomentum * local.MomentumMomentumError,
            local.Evaluations,
            local.Resonances);
        coarse[index] += new LocalResult(gauss * αα, 0, gauss * pp, 0, 0, 0, 0);
    }

    /// <summary>Whether an energy's integral over this part is here, and not in its halves.</summary>
    public bool Holds(int energy) => Array.BinarySearch(Energies, energy) is int i and >= 0 && !halved[i];

    /// <summary>
    /// The sums of an energy, with the error of the quadrature over the bounce; nothing but the work when the energy is in the halves.
    /// </summary>
    public LocalResult Of(int energy)
    {
        int i = Array.BinarySearch(Energies, energy);
        if (i < 0)
        {
            return default;
        }

        LocalResult sum = sums[i];
        return halved[i]
            ? new LocalResult(0, 0, 0, 0, 0, sum.Evaluations, 0)
            : sum with
            {
                AlphaAlphaError = sum.AlphaAlphaError + ErrorShare * Math.Abs(sum.AlphaAlpha - coarse[i].AlphaAlpha),
                MomentumMomentumError = sum.MomentumMomentumError + ErrorShare * Math.Abs(sum.MomentumMomentum - coarse[i].MomentumMomentum),
            };
    }

    /// <summary>Estimated errors of the quadrature over the bounce alone, which halving makes smaller.</summary>
    public (double AlphaAlpha, double MomentumMomentum) QuadratureError(int energy)
    {
        int i = Array.BinarySearch(Energies, energy);
        return (ErrorShare * Math.Abs(sums[i].AlphaAlpha - coarse[i].AlphaAlpha), ErrorShare * Math.Abs(sums[i].MomentumMomentum - coarse[i].MomentumMomentum));
    }

    /// <summary>The two halves, for some of the energies.</summary>
    public IEnumerable<BouncePanel> Halve(int[] energies)
    {
        foreach (int energy in energies)
        {
            halved[Array.BinarySearch(Energies, energy)] = true;
        }

        double middle = 0.5 * (From + To);
        return [new BouncePanel(Angle, From, middle, Halvings + 1, energies), new BouncePanel(Angle, middle, To, Halvings + 1, energies)];
    }
}
