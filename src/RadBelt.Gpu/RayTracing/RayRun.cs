using System.Collections.Immutable;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Kernels.Rays;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.RayTracing;

/// <summary>
/// Rays on their way: a limited number of them are on the device at a time, for a limited number of steps, after which those that have ended make
/// room for others.
/// </summary>
internal sealed class RayRun : IDisposable
{
    /// <summary>Steps of a launch.</summary>
    private const int Rows = 64;

    private readonly Device device;
    private readonly DipolePlasma plasma;
    private readonly RaySettings settings;
    private readonly RayForm form;
    private readonly int capacity;
    private readonly DeviceBuffer<double> states, rows, taken;
    private readonly double[] hostStates, hostRows, hostTaken;

    /// <summary>A run of some number of rays.</summary>
    public RayRun(Device device, DipolePlasma plasma, RaySettings settings, int count)
    {
        (this.device, this.plasma, this.settings) = (device, plasma, settings);
        form = RayForm.Of(device, plasma, settings);

        capacity = Math.Min(count, MostAtOnce(device));
        (hostStates, hostRows, hostTaken) =
            (new double[capacity * RayTable.StateStride], new double[capacity * (Rows + 1) * RayTable.RowStride], new double[capacity]);
        try
        {
            DeviceBuffer<double>[] buffers = device.AllocateEach<double>(hostStates.Length, hostRows.Length, hostTaken.Length);
            (states, rows, taken) = (buffers[0], buffers[1], buffers[2]);
        }
        catch
        {
            form.Dispose();
            throw;
        }
    }

    /// <summary>Most rays on a device at a time: enough for every lane of any processor, or every thread of a GPU.</summary>
    public static int MostAtOnce(Device device) => device is CpuDevice ? 1024 : 16384;

    private double UnitTime => plasma.EarthRadius / PhysicalConstants.SpeedOfLight;

    /// <summary>Follows rays to their ends.</summary>
    public Ray[] Follow(IReadOnlyList<RayLaunch> launches, RayStart[] starts, CancellationToken cancellation)
    {
        var rays = new Ray[launches.Count];
        var active = new List<OnTheWay>(capacity);
        int next = 0;
        while (next < rays.Length || active.Count > 0)
        {
            for (; active.Count < capacity && next < rays.Length; next++)
            {
                active.Add(new OnTheWay(next, launches[next], starts[next]));
            }

            Advance(active, cancellation);
            foreach (OnTheWay ray in active.Where(ray => ray.HasEnded))
            {
                rays[ray.Number] = ray.Ended();
            }

            active.RemoveAll(ray => ray.HasEnded);
        }

        return rays;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        states.Dispose();
        rows.Dispose();
        taken.Dispose();
        form.Dispose();
    }

    /// <summary>Advances rays by some steps.</summary>
    private void Advance(List<OnTheWay> active, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        for (int i = 0; i < active.Count; i++)
        {
            for (int field = 0; field < RayTable.StateStride; field++)
            {
                hostStates[field * capacity + i] = active[i].State[field];
            }
        }

        states.CopyFrom(hostStates);
        double sine = Math.Sin(settings.GreatestLatitude);
        form.Launch(
            device,
            new RayTable(states.View, rows.View, taken.View, capacity),
            new RayBounds(
                settings.Duration / UnitTime,
                sine * sine,
                settings.LeastLShell,
                settings.GreatestLShell,
                1 + settings.LeastAltitude / plasma.EarthRadius),
            new RayStepping(settings.Tolerance, settings.LongestStep, settings.MostSteps, Rows),
            settings.ConeFraction,
            active.Count);
        states.CopyTo(hostStates);
        taken.CopyTo(hostTaken);
        int most = (int)hostTaken.AsSpan(0, active.Count).ToArray().Max();
        rows.CopyTo(hostRows.AsSpan(0, (most + 1) * RayTable.RowStride * capacity));
        Parallel.For(0, active.Count, i => Take(active[i], i));
    }

    private void Take(OnTheWay ray, int lane)
    {
        for (int field = 0; field < RayTable.StateStride; field++)
        {
            ray.State[field] = hostStates[field * capacity + lane];
        }

        Span<double> row = stackalloc double[RayTable.RowStride];

        // Row 0 is the ray as the launch found it: its first point, or one that is known.
        for (int step = ray.IsNew ? 0 : 1; step <= (int)hostTaken[lane]; step++)
        {
            for (int field = 0; field < RayTable.RowStride; field++)
            {
                row[field] = hostRows[(step * RayTable.RowStride + field) * capacity + lane];
            }

            if (row[RayTable.Time] >= 0)
            {
                ray.Add(Point(row, ray.Launch, ray.State[RayTable.Frequency]), row[RayTable.Residual]);
            }
        }
    }

    private RayPoint Point(ReadOnlySpan<double> row, RayLaunch launch, double ω)
    {
        const double c = PhysicalConstants.SpeedOfLight;
        ReadOnlySpan<double> r = row[RayTable.Place..], n = row[RayTable.Index..], v = row[RayTable.Velocity..];
        double axial = double.Hypot(r[0], r[1]), radius = double.Hypot(axial, r[2]);
        (double sinLongitude, double cosLongitude) = (r[1] / axial, r[0] / axial);
        (double sinλ, double cosλ) = (r[2] / radius, axial / radius);
        (double outward, double up) = RayStart.FieldDirection(sinλ, cosλ);
        (double kAlong, double kOut, double kEast) = Components(n);
        (double vAlong, double vOut, double vEast) = Components(v);
        return new RayPoint
        {
            Time = launch.Time + row[RayTable.Time] * UnitTime,
            Radius = radius * plasma.EarthRadius,
            Latitude = Math.Atan2(r[2], axial),
            Longitude = launch.Longitude + Math.Atan2(r[1], r[0]),
            LShell = radius / (cosλ * cosλ),
            ParallelWaveNumber = kAlong * ω / c,
            OutwardWaveNumber = kOut * ω / c,
            EastwardWaveNumber = kEast * ω / c,
            ParallelGroupSpeed = vAlong * c,
            OutwardGroupSpeed = vOut * c,
            EastwardGroupSpeed = vEast * c,
            Phase = row[RayTable.Phase],
        };

        // Along B0, outward, to the east.
        (double Along, double Outward, double East) Components(ReadOnlySpan<double> a)
        {
            double away = a[0] * cosLongitude + a[1] * sinLongitude;
            return (away * outward + a[2] * up, away * up - a[2] * outward, a[1] * cosLongitude - a[0] * sinLongitude);
        }
    }

    /// <summary>A ray that has not ended, with the points it has.</summary>
    private sealed class OnTheWay
    {
        private readonly ImmutableArray<RayPoint>.Builder points = ImmutableArray.CreateBuilder<RayPoint>(Rows);
        private double error;

        public OnTheWay(int number, RayLaunch launch, RayStart start)
        {
            (Number, Launch) = (number, launch);
            State[RayTable.Frequency] = start.Frequency;
            (State[1], State[2], State[3]) = start.Position;
            (State[4], State[5], State[6]) = start.Index;
        }

        public int Number { get; }

        public RayLaunch Launch { get; }

        /// <summary>Its numbers in a <see cref="RayTable"/>.</summary>
        public double[] State { get; } = new double[RayTable.StateStride];

        public bool IsNew => points.Count == 0;

        public bool HasEnded => State[RayTable.Code] != RayBounds.Running;

        public void Add(RayPoint point, double residual)
        {
            points.Add(point);
            error = Math.Max(error, residual);
        }

        public Ray Ended() => new(Launch, points.ToImmutable(), (int)State[RayTable.Code] switch
        {
            RayBounds.Duration => RayEnd.Duration,
            RayBounds.Latitude => RayEnd.Latitude,
            RayBounds.LShell => RayEnd.LShell,
            RayBounds.Altitude => RayEnd.Altitude,
            RayBounds.Cone => RayEnd.ResonanceCone,
            _ => RayEnd.Steps,
        }, error);
    }
}
