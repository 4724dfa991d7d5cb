namespace RadBelt.Gpu.Kernels.Diffusion;

/// <summary>
/// The resonance <c>ω − k∥v∥ = nΩ/γ</c> of one particle and one harmonic with waves of one direction: a straight line <c>x = x_0 + bκ</c> in the plane of
/// frequency x and wave number κ = |k∥|c/ω_ce, between the places where it enters and leaves the waves' band.
/// </summary>
public readonly struct ResonanceLine
{
    /// <summary>Where the column begins.</summary>
    public readonly long Column;

    /// <summary>Harmonic n.</summary>
    public readonly int Harmonic;

    /// <summary>Sign of k∥.</summary>
    public readonly int Direction;

    /// <summary>x_0 = nΩ/(γω_ce).</summary>
    public readonly double Origin;

    /// <summary>b = ±v∥/c.</summary>
    public readonly double Slope;

    /// <summary>Least κ.</summary>
    public readonly double From;

    /// <summary>Greatest κ; not above the least where the line misses the band.</summary>
    public readonly double To;

    /// <summary>sinα.</summary>
    public readonly double Sine;

    /// <summary>cosα.</summary>
    public readonly double Cosine;

    /// <summary>β = v/c.</summary>
    public readonly double Speed;

    /// <summary>Argument of the Bessel functions per κ⊥, without its sign: p⊥|q|⁻¹ in these units, u sinα/|σ|.</summary>
    public readonly double Gyroradius;

    /// <summary>Sign of the charge.</summary>
    public readonly double ChargeSign;

    /// <summary>The line of a particle.</summary>
    /// <param name="column">Where the column begins.</param>
    /// <param name="band">The column's x and κ.</param>
    /// <param name="harmonic">n.</param>
    /// <param name="direction">Sign of k∥.</param>
    /// <param name="particle">The particle.</param>
    [MethodImpl(Whole)]
    public ResonanceLine(long column, in BandEdges band, int harmonic, int direction, in ResonantParticle particle)
    {
        Column = column;
        Harmonic = harmonic;
        Direction = direction;
        Sine = particle.Sine;
        Cosine = particle.Cosine;
        Speed = particle.Momentum / particle.LorentzFactor;
        Gyroradius = particle.Momentum * particle.Sine / (particle.Gyrofrequency < 0 ? -particle.Gyrofrequency : particle.Gyrofrequency);
        ChargeSign = particle.Gyrofrequency < 0 ? -1 : 1;
        Origin = harmonic * particle.Gyrofrequency / particle.LorentzFactor;
        Slope = direction * Speed * particle.Cosine;
        From = band.LeastWaveNumber;
        To = band.GreatestWaveNumber;
        double spread = Slope * To;
        if (spread > -1e-12 * band.Upper && spread < 1e-12 * band.Upper)
        {
            // As steep as can be: one frequency at all κ.
            To = Origin >= band.Lower && Origin <= band.Upper ? To : From;
        }
        else
        {
            double a = (band.Lower - Origin) / Slope, b = (band.Upper - Origin) / Slope;
            double least = a < b ? a : b, greatest = a < b ? b : a;
            From = least > From ? least : From;
            To = greatest < To ? greatest : To;
        }
    }
}
