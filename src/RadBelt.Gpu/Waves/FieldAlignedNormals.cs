namespace RadBelt.Gpu.Waves;

/// <summary>All power at ψ = 0.</summary>
internal sealed record FieldAlignedNormals() : WaveNormalDistribution(0, 0)
{
    private protected override double WeightInside(double tangent) => 1;
}
