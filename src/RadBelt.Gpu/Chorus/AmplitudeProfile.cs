namespace RadBelt.Gpu.Chorus;

/// <summary>How the amplitude of a source varies with one quantity: a factor, 0 … 1 as a rule.</summary>
public abstract class AmplitudeProfile
{
    /// <summary>The factor at x.</summary>
    public abstract double At(double x);
}
