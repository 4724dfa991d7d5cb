namespace RadBelt.Gpu.FokkerPlanck;

/// <summary>A sum that keeps what rounding drops (Neumaier 1974, Z. Angew. Math. Mech. 54, 39).</summary>
internal struct CompensatedSum
{
    private double sum;
    private double rest;

    public readonly double Value => sum + rest;

    public void Add(double term)
    {
        double next = sum + term;
        rest += Math.Abs(sum) >= Math.Abs(term) ? sum - next + term : term - next + sum;
        sum = next;
    }
}
