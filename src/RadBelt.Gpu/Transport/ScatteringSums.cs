namespace RadBelt.Gpu.Transport;

/// <summary><see cref="ScatteringMoments"/> of an ensemble whose members come in blocks, each block twice as <see cref="MomentSums"/> takes them.</summary>
/// <param name="pitchAngle">α0, rad.</param>
/// <param name="energy">E0, J.</param>
internal struct ScatteringSums(double pitchAngle, double energy)
{
    private readonly double α0 = pitchAngle, e0 = energy;
    private MomentSums α = new(pitchAngle), e = new(energy);
    private long count;
    private double products, squares;

    /// <summary>A block, the first time.</summary>
    public void AddToMean(ReadOnlySpan<double> pitchAngles, ReadOnlySpan<double> energies)
    {
        α.AddToMean(pitchAngles);
        e.AddToMean(energies);
        count += pitchAngles.Length;
    }

    /// <summary>A block, the second time: after all of them have come once.</summary>
    public void AddToMoments(ReadOnlySpan<double> pitchAngles, ReadOnlySpan<double> energies)
    {
        α.AddToMoments(pitchAngles);
        e.AddToMoments(energies);
        for (int i = 0; i < pitchAngles.Length; i++)
        {
            double product = (pitchAngles[i] - α0) * (energies[i] - e0);
            products += product;
            squares += product * product;
        }
    }

    /// <summary>The moments, after all blocks have come twice.</summary>
    public readonly ScatteringMoments Finish()
    {
        double mean = products / count;
        return new(count, α.Finish(), e.Finish(), mean, Math.Sqrt(Math.Max(0, squares / count - mean * mean) / count));
    }
}
