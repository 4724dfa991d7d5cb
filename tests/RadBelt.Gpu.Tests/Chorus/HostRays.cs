using System.Collections.Immutable;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.RayTracing;

namespace RadBelt.Gpu.Tests.Chorus;

/// <summary>
/// Rays by the classical Runge–Kutta method from the index μ(ω, ψ) alone: with G = ωμ/c − |k| they follow dr/dt = v_g, dk/dt = (∂G/∂r)/(∂G/∂ω), gradients by
/// differences. Shares no code with the ray tracer.
/// </summary>
internal static class HostRays
{
    /// <summary>Rays of launches in the meridian plane, at given latitudes steps long, up to a latitude.</summary>
    public static IReadOnlyList<Ray> Trace(DipolePlasma plasma, IReadOnlyList<RayLaunch> launches, double greatestLatitude, double step, Func<RayPoint, double>? gain = null)
    {
        var rays = new Ray[launches.Count];
        Parallel.For(0, rays.Length, i => rays[i] = Follow(plasma, launches[i], greatestLatitude, step, gain));
        return rays;
    }

    private static Ray Follow(DipolePlasma plasma, RayLaunch launch, double greatestLatitude, double step, Func<RayPoint, double>? gain)
    {
        double ω = 2 * Math.PI * launch.Frequency;
        double k = DispersionRelation.Full.Wave(plasma.On(launch.LShell).At(0), WaveBranch.Whistler, ω, 0).WaveNumber;
        double[] state = [launch.LShell * plasma.EarthRadius, 0, 0, k, 0];
        ImmutableArray<RayPoint>.Builder points = ImmutableArray.CreateBuilder<RayPoint>();
        double t = 0;
        while (true)
        {
            RayPoint point = Point(plasma, ω, launch.Time + t, state, launch.Time);
            points.Add(gain is null ? point : point with { Gain = gain(point) });
            if (Math.Abs(point.Latitude) > greatestLatitude || t > 1.5)
            {
                return new Ray(launch, points.ToImmutable(), RayEnd.Latitude, 0);
            }

            state = RungeKutta(plasma, ω, state, step);
            t += step;
        }
    }

    // State: X outward on the equator, Z north, k_X, k_Z, ∫k·dr.
    private static double[] RungeKutta(DipolePlasma plasma, double ω, double[] y, double h)
    {
        double[] a = Slope(plasma, ω, y), b = Slope(plasma, ω, Moved(y, 0.5 * h, a)), c = Slope(plasma, ω, Moved(y, 0.5 * h, b)), d = Slope(plasma, ω, Moved(y, h, c));
        return [.. y.Select((value, i) => value + h / 6 * (a[i] + 2 * b[i] + 2 * c[i] + d[i]))];
    }

    private static double[] Moved(double[] y, double h, double[] slope) => [.. y.Select((value, i) => value + h * slope[i])];

    private static double[] Slope(DipolePlasma plasma, double ω, double[] y)
    {
        (ObliqueWave wave, (double X, double Z) along, (double X, double Z) across) = Local(plasma, ω, y);
        int outward = y[2] * across.X + y[3] * across.Z < 0 ? -1 : 1;
        double vx = wave.ParallelGroupSpeed * along.X + outward * wave.PerpendicularGroupSpeed * across.X;
        double vz = wave.ParallelGroupSpeed * along.Z + outward * wave.PerpendicularGroupSpeed * across.Z;
        double slowness = wave.ParallelWaveNumberSlope / Math.Cos(wave.WaveNormalAngle);
        return [vx, vz, Gradient(0) / slowness, Gradient(1) / slowness, y[2] * vx + y[3] * vz];

        double Gradient(int axis)
        {
            const double distance = 2e3;
            double[] low = [.. y], high = [.. y];
            low[axis] -= distance;
            high[axis] += distance;
            return (Local(plasma, ω, high).Wave.WaveNumber - Local(plasma, ω, low).Wave.WaveNumber) / (2 * distance);
        }
    }

    private static (ObliqueWave Wave, (double X, double Z) Along, (double X, double Z) Across) Local(DipolePlasma plasma, double ω, double[] y)
    {
        double r = double.Hypot(y[0], y[1]), c = y[0] / r, s = y[1] / r, h = Math.Sqrt(1 + 3 * s * s);
        (double X, double Z) along = (-3 * s * c / h, (c * c - 2 * s * s) / h), across = (along.Z, -along.X);
        double kz = y[2] * along.X + y[3] * along.Z, kx = y[2] * across.X + y[3] * across.Z;
        return (DispersionRelation.Full.Wave(plasma.At(r, Math.Atan2(y[1], y[0])), WaveBranch.Whistler, ω, Math.Atan2(Math.Abs(kx), kz)), along, across);
    }

    private static RayPoint Point(DipolePlasma plasma, double ω, double time, double[] y, double start)
    {
        (ObliqueWave wave, (double X, double Z) along, (double X, double Z) across) = Local(plasma, ω, y);
        double r = double.Hypot(y[0], y[1]), λ = Math.Atan2(y[1], y[0]), kx = y[2] * across.X + y[3] * across.Z;
        return new RayPoint
        {
            Time = time,
            Radius = r,
            Latitude = λ,
            LShell = r / (plasma.EarthRadius * Math.Cos(λ) * Math.Cos(λ)),
            ParallelWaveNumber = y[2] * along.X + y[3] * along.Z,
            OutwardWaveNumber = kx,
            ParallelGroupSpeed = wave.ParallelGroupSpeed,
            OutwardGroupSpeed = Math.Sign(kx) * wave.PerpendicularGroupSpeed,
            Phase = y[4] - ω * (time - start),
        };
    }
}
