using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Waves;

/// <summary>w(X) linear between given values.</summary>
internal sealed record TabulatedNormals : WaveNormalDistribution
{
    public TabulatedNormals(Table table)
        : base(table.First, table.Last)
    {
        Require.NotNegative(table.First, "least X = tanψ", "");
        Table = table;
    }

    /// <summary>w over X.</summary>
    public Table Table { get; }

    private protected override double WeightInside(double tangent) => Table.At(tangent);
}
