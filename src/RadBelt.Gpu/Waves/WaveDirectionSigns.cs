using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Waves;

/// <summary>Directions as signs of k.</summary>
internal static class WaveDirectionSigns
{
    /// <summary>+1 for forward, −1 for backward.</summary>
    public static int Sign(this WaveDirections direction) => direction switch
    {
        WaveDirections.Forward => 1,
        WaveDirections.Backward => -1,
        _ => throw new InvalidInputException($"wave direction: {direction} is not a single one; give Forward or Backward."),
    };

    /// <summary>The signs of k present.</summary>
    public static IEnumerable<int> Signs(this WaveDirections directions)
    {
        if ((directions & WaveDirections.Forward) != 0)
        {
            yield return 1;
        }

        if ((directions & WaveDirections.Backward) != 0)
        {
            yield return -1;
        }
    }

    /// <summary>The direction of a sign of k.</summary>
    public static WaveDirections Direction(double k) => k > 0 ? WaveDirections.Forward : WaveDirections.Backward;
}
