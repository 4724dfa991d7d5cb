using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.RayTracing;

/// <summary>
/// Rays of whistler-mode waves in a cold magnetised plasma in a dipole: <c>dr/dt = −(∂D/∂k)/(∂D/∂ω)</c>, <c>dk/dt = (∂D/∂r)/(∂D/∂ω)</c>, ω constant
/// (Chen et al. 2021, Eqs. 15–17; Haselgrove 1955), in three dimensions; with the gain ∫γ_L dt of hot electrons (Eqs. 18, 22).
/// </summary>
public static class RayTracer
{
    /// <summary>Traces rays by one kernel, a thousand or more at a time.</summary>
    /// <param name="device">Where.</param>
    /// <param name="plasma">Dipole and density.</param>
    /// <param name="launches">How each ray starts.</param>
    /// <param name="settings">Tolerance and where rays end; null for the defaults.</param>
    /// <param name="hot">Hot electrons that damp the waves; null for none.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>The rays in the order of their launches.</returns>
    /// <exception cref="InvalidInputException">A launch is outside the plasma, evanescent, or beyond the resonance cone; or a setting is out of
    /// range.</exception>
    public static IReadOnlyList<Ray> Trace(
        Device device,
        DipolePlasma plasma,
        IReadOnlyList<RayLaunch> launches,
        RaySettings? settings = null,
        HotElectrons? hot = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(plasma);
        ArgumentNullException.ThrowIfNull(launches);
        settings ??= new();
        settings.RequireUsable();
        settings = RayForm.Within(plasma.Density, settings);
        if (launches.Count == 0)
        {
            return [];
        }

        RayStart[] starts = [.. launches.Select((launch, i) => Start(plasma, launch, settings, i))];
        using var run = new RayRun(device, plasma, settings, launches.Count);
        Ray[] rays = run.Follow(launches, starts, cancellation);
        return hot is null ? rays : RayDamping.Applied(device, plasma, settings, hot, rays, cancellation);
    }

    /// <summary>Rays to trace between two saves of a run: some seconds' worth, and enough for those that end to make room for others.</summary>
    internal static int Block(Device device) => 2 * RayRun.MostAtOnce(device);

    private static RayStart Start(DipolePlasma plasma, RayLaunch launch, RaySettings settings, int number)
    {
        ArgumentNullException.ThrowIfNull(launch);
        try
        {
            return RayStart.Of(plasma, launch, settings);
        }
        catch (InvalidInputException e)
        {
            throw new InvalidInputException(InvariantText.Of($"ray {number + 1}: {e.Message}"), e);
        }
    }
}
