using RadBelt.Gpu.FieldLines;

namespace RadBelt.Gpu.FieldLineParticles;

/// <summary>
/// The windows of time a run goes in. While waves are there light goes 0.02 L R_E in one (2 ms at L = 5.5), so that few electrons outside are taken for ones within;
/// later three times as far.
/// </summary>
internal static class TimeWindows
{
    private const double ReachWithin = 0.02, ReachAfter = 0.06;

    /// <summary>Windows between two times, each with its beginning and length, s.</summary>
    /// <param name="line">Field line.</param>
    /// <param name="from">s.</param>
    /// <param name="to">s.</param>
    /// <param name="wavesEnd">When the last waves are over, s.</param>
    public static IEnumerable<(double Start, double Length)> Between(DipoleFieldLine line, double from, double to, double wavesEnd)
    {
        double change = Math.Clamp(wavesEnd, from, to);
        return Even(from, change, ReachWithin).Concat(Even(change, to, ReachAfter));

        IEnumerable<(double, double)> Even(double a, double b, double reach)
        {
            int count = (int)Math.Ceiling((b - a) * line.LightPerLength() / reach);
            return Enumerable.Range(0, count).Select(i => (a + (b - a) * i / count, (b - a) / count));
        }
    }
}
