using RadBelt.Gpu.Pic;

namespace RadBelt.Gpu.Validation.Pic;

/// <summary>
/// A smooth pulse of E, sin²(πt/T) long T, that starts waves of one wave number: E_x ∝ sin kx, and E across turning as a right-hand wave along +x.
/// </summary>
internal sealed record Kick(double WaveNumber, double Frequency, double Along, double Across, double Duration) : IPrescribedField
{
    public PrescribedValues At(double time, double x)
    {
        if (time >= Duration)
        {
            return default;
        }

        double envelope = Math.Pow(Math.Sin(Math.PI * time / Duration), 2);
        (double sin, double cos) = Math.SinCos((Frequency * time) - (WaveNumber * x));
        return new(envelope * Along * Math.Sin(WaveNumber * x), envelope * Across * sin, -envelope * Across * cos, 0, 0);
    }
}
