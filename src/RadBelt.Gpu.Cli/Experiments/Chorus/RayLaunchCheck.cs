using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.RayTracing;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>Whether rays can start as a deck says, by the tracer's own judgement, before anything is written.</summary>
internal static class RayLaunchCheck
{
    private const double AnInstant = 1e-9;

    /// <summary>Lets the tracer look at every launch.</summary>
    /// <exception cref="InvalidInputException">A launch is outside the plasma, evanescent, or beyond the resonance cone; or a setting is out of range.</exception>
    public static void Require(DipolePlasma plasma, IReadOnlyList<RayLaunch> launches, RaySettings settings)
    {
        if (launches.Count == 0)
            return;
        using var device = CpuDevice.Create(1);
        RayTracer.Trace(device, plasma, launches, settings with { Duration = AnInstant });
    }
}
