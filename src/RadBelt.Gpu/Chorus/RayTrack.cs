using RadBelt.Gpu.RayTracing;

namespace RadBelt.Gpu.Chorus;

/// <summary>
/// A ray between its points: latitude, L and Ψ are polynomials in time with the slopes that group velocity and wave vector give, dΨ/dt = k·v_g; wave vector and
/// gain go through their values.
/// </summary>
internal sealed class RayTrack
{
    private readonly double earthRadius;
    private readonly double[] time, latitude, latitudeRate, lShell, lShellRate, pathPhase, pathPhaseRate, along, outward, gain;

    /// <summary>A ray in the meridian plane.</summary>
    public RayTrack(Ray ray, double earthRadius)
    {
        this.earthRadius = earthRadius;
        double ω = 2 * Math.PI * ray.Launch.Frequency, start = ray.Points[0].Time;
        time = Of(p => p.Time - start);
        latitude = Of(p => p.Latitude);
        lShell = Of(p => p.LShell);
        pathPhase = Of(p => p.Phase + ω * (p.Time - start));
        pathPhaseRate = Of(p => p.ParallelWaveNumber * p.ParallelGroupSpeed + p.OutwardWaveNumber * p.OutwardGroupSpeed);
        along = Of(p => p.ParallelWaveNumber);
        outward = Of(p => p.OutwardWaveNumber);
        gain = Of(p => p.Gain);
        (latitudeRate, lShellRate) = (Of(p => Rates(p).Latitude), Of(p => Rates(p).LShell));

        double[] Of(Func<RayPoint, double> value) => [.. ray.Points.Select(value)];
    }

    /// <summary>Its passages of the latitudes of a grid.</summary>
    /// <param name="latitudes">Rising latitudes, rad.</param>
    /// <param name="enter">Told the leg (0 until the ray first turns back in latitude, and so on), the number of the latitude, and the passage.</param>
    public void Pass(double[] latitudes, Action<int, int, RayPassage> enter)
    {
        int leg = 0;
        for (int i = 0; i + 1 < time.Length; i++)
        {
            if (i > 0 && (latitude[i + 1] > latitude[i]) != (latitude[i] > latitude[i - 1]))
            {
                leg++;
            }

            double low = Math.Min(latitude[i], latitude[i + 1]), high = Math.Max(latitude[i], latitude[i + 1]);
            int j = Array.BinarySearch(latitudes, low);
            j = j < 0 ? ~j : j;
            bool isLast = i + 2 == time.Length;
            if (j < latitudes.Length && (latitudes[j] < high || (isLast && latitudes[j] == high)))
            {
                var step = new Step(this, i);
                for (; j < latitudes.Length && (latitudes[j] < high || (isLast && latitudes[j] == high)); j++)
                {
                    enter(leg, j, step.At(latitudes[j]));
                }
            }
        }
    }

    // v_g in polar coordinates: ẑ = (−2 sinλ r̂ + cosλ λ̂)/h, x̂ = (cosλ r̂ + 2 sinλ λ̂)/h, h² = 1 + 3 sin²λ; L = r/(R_E cos²λ).
    private static (double Latitude, double LShell) Rates(RayPoint p)
    {
        (double s, double c) = Math.SinCos(p.Latitude);
        double h = Math.Sqrt(1 + 3 * s * s);
        double up = (p.OutwardGroupSpeed * c - 2 * p.ParallelGroupSpeed * s) / h;
        double north = (p.ParallelGroupSpeed * c + 2 * p.OutwardGroupSpeed * s) / (h * p.Radius);
        return (north, p.LShell * (up / p.Radius + 2 * s / c * north));
    }

    // From one point to the next.
    private readonly struct Step
    {
        private readonly RayTrack track;
        private readonly int i;
        private readonly NewtonPolynomial latitude, lShell, pathPhase, along, outward, gain;

        public Step(RayTrack track, int i)
        {
            (this.track, this.i) = (track, i);
            (int first, int count) = Stencil.Around(track.time, i);
            latitude = Osculating(track.latitude, track.latitudeRate);
            lShell = Osculating(track.lShell, track.lShellRate);
            pathPhase = Osculating(track.pathPhase, track.pathPhaseRate);
            (along, outward, gain) = (Through(track.along), Through(track.outward), Through(track.gain));

            NewtonPolynomial Osculating(double[] y, double[] slopes) =>
                NewtonPolynomial.Osculating(track.time.AsSpan(first, count), y.AsSpan(first, count), slopes.AsSpan(first, count));

            NewtonPolynomial Through(double[] y) => NewtonPolynomial.Through(track.time.AsSpan(first, count), y.AsSpan(first, count));
        }

        public RayPassage At(double λ)
        {
            double t = Time(λ);
            (double kz, double kx) = (along.At(t).Value, outward.At(t).Value);

            // ∂r/∂L at constant λ points away from the Earth, r̂ = (x̂ cosλ − 2ẑ sinλ)/h.
            (double s, double c) = Math.SinCos(λ);
            double slope = track.earthRadius * c * c * (kx * c - 2 * kz * s) / Math.Sqrt(1 + 3 * s * s);
            return new RayPassage(lShell.At(t).Value, slope, t, pathPhase.At(t).Value, Math.Atan2(kx, kz), gain.At(t).Value);
        }

        // When the ray is at λ: Newton's steps, halved intervals where they lead out.
        private double Time(double λ)
        {
            double low = track.time[i], high = track.time[i + 1];
            bool rises = track.latitude[i + 1] > track.latitude[i];
            double t = low + (high - low) * (λ - track.latitude[i]) / (track.latitude[i + 1] - track.latitude[i]);
            for (int n = 0; n < 60; n++)
            {
                (double value, double rate) = latitude.At(t);
                (low, high) = value < λ == rises ? (t, high) : (low, t);
                double next = t - (value - λ) / rate;
                next = next >= low && next <= high ? next : 0.5 * (low + high);
                if (Math.Abs(next - t) <= 1e-15 * high)
                {
                    return next;
                }

                t = next;
            }

            return t;
        }
    }
}
