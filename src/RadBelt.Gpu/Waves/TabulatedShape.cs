using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Waves;

/// <summary>Power density given at some frequencies and linear between them.</summary>
internal sealed record TabulatedShape : SpectralShape
{
    /// <summary>Integral of the table.</summary>
    public double Norm { get; }

    public TabulatedShape(Table table)
        : base(table.First, table.Last)
    {
        Table = table;
        Norm = table.Integral(Lower, Upper);
    }

    /// <summary>Relative density over ω, rad s⁻¹.</summary>
    public Table Table { get; }

    public override double Fraction(double from, double to) => Table.Integral(from, to) / Norm;

    private protected override double DensityInside(double ω) => Table.At(ω) / Norm;
}
