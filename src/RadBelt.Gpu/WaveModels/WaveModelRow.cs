namespace RadBelt.Gpu.WaveModels;

/// <summary>One row of a <see cref="TabulatedWaveModel"/>: the waves at one |λ|.</summary>
/// <param name="Latitude">|λ|, rad, ≥ 0.</param>
/// <param name="Amplitude">B_w, T, ≥ 0.</param>
/// <param name="Band">Band, in the unit of the model.</param>
/// <param name="NormalPeak">X_m = tan of the commonest wave normal angle, ≥ 0.</param>
/// <param name="NormalWidth">X_w, positive.</param>
/// <param name="NormalMaximum">Greatest X, above the least.</param>
/// <param name="NormalMinimum">Least X, ≥ 0.</param>
public readonly record struct WaveModelRow(
    double Latitude, double Amplitude, GaussianBand Band, double NormalPeak, double NormalWidth, double NormalMaximum, double NormalMinimum = 0)
{
    /// <summary>The row at a part (0 … 1) of the way from one to another: every number linear.</summary>
    internal static WaveModelRow Between(WaveModelRow a, WaveModelRow b, double part)
    {
        double Mix(double x, double y) => x + part * (y - x);
        var band = new GaussianBand(
            Mix(a.Band.Centre, b.Band.Centre), Mix(a.Band.Width, b.Band.Width), Mix(a.Band.Lower, b.Band.Lower), Mix(a.Band.Upper, b.Band.Upper));
        return new WaveModelRow(
            Mix(a.Latitude, b.Latitude), Mix(a.Amplitude, b.Amplitude), band, Mix(a.NormalPeak, b.NormalPeak), Mix(a.NormalWidth, b.NormalWidth),
            Mix(a.NormalMaximum, b.NormalMaximum), Mix(a.NormalMinimum, b.NormalMinimum));
    }
}
