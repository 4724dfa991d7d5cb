using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Satellites;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.FieldLineParticles;

/// <summary>
/// Test electrons along a dipole field line in chorus elements (Chen et al. 2021, Eqs. 1–4): guiding centre along the line, gyrophase kept, so that all harmonics
/// of the resonance act through the phase k⊥·r_g.
/// </summary>
/// <remarks>
/// An electron whose way leads through no waves within a window of time moves along its bounce in closed form: energy and magnetic moment stay what they are. The
/// others take steps of second order: half a drift along the line, half of the mirror force and of the gyration, the kick of the waves as Boris has it, and back.
/// Results are the same bits for any batch size, lane width and number of threads.
/// </remarks>
public static class FieldLineTracer
{
    /// <summary>Follows a population, batch by batch, and tells satellites of every crossing.</summary>
    /// <param name="device">Where.</param>
    /// <param name="population">The electrons.</param>
    /// <param name="elements">Chorus elements on the same field line; any number.</param>
    /// <param name="settings">Steps and bounds.</param>
    /// <param name="satellites">Satellites at either foot.</param>
    /// <param name="progress">Told how far it has come; null for nobody.</param>
    /// <param name="cancellation">Ends it early, with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InvalidInputException">An element or a satellite belongs to another field line, a satellite has another loss altitude, or a setting is out of range.</exception>
    public static FieldLineRun Run(
        Device device,
        IElectronPopulation population,
        IReadOnlyList<ChorusElement> elements,
        FieldLineSettings settings,
        IReadOnlyList<VirtualSatellite> satellites,
        IProgress<SimulationProgress>? progress = null,
        CancellationToken cancellation = default) =>
        Run(device, population, elements, settings, satellites, new PartwiseCheckpoints(null), progress, cancellation).Run;

    /// <summary>The same as the public one, saved after every batch as a part of a run.</summary>
    internal static FieldLineState Run(
        Device device,
        IElectronPopulation population,
        IReadOnlyList<ChorusElement> elements,
        FieldLineSettings settings,
        IReadOnlyList<VirtualSatellite> satellites,
        PartwiseCheckpoints checkpoints,
        IProgress<SimulationProgress>? progress,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(population);
        ArgumentNullException.ThrowIfNull(satellites);
        var state = new FieldLineState(population.Count, satellites);
        if (!checkpoints.TryRestore(state))
        {
            checkpoints.Add(state);
        }

        Run(device, population, elements, settings, satellites, state, (satellite, crossing) => satellites[satellite].Record(crossing), checkpoints, progress, cancellation);
        return state;
    }

    /// <summary>Follows a few electrons and says where they are at given times.</summary>
    /// <param name="device">Where.</param>
    /// <param name="line">Field line.</param>
    /// <param name="electrons">The electrons.</param>
    /// <param name="elements">Chorus elements on the same field line; any number.</param>
    /// <param name="settings">Steps and bounds.</param>
    /// <param name="times">Times, s, rising, from 0 to the settings' stop time.</param>
    /// <returns>For each electron a point at each time.</returns>
    /// <exception cref="InvalidInputException">An element belongs to another field line, a time or a setting is out of range, or an electron does not bounce.</exception>
    public static IReadOnlyList<IReadOnlyList<FieldLinePoint>> Follow(
        Device device,
        DipoleFieldLine line,
        IReadOnlyList<InitialElectron> electrons,
        IReadOnlyList<ChorusElement> elements,
        FieldLineSettings settings,
        IReadOnlyList<double> times)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(electrons);
        ArgumentNullException.ThrowIfNull(elements);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(times);
        Validate(line, elements, settings, []);
        Require.Rising(times, "times", "s");
        if (!(times[0] >= 0 && times[^1] <= settings.StopTime))
        {
            throw new InvalidInputException($"times: {times[0]:G6} … {times[^1]:G6} s do not lie within the run, 0 … {settings.StopTime:G6} s.");
        }

        using var waves = new ElementsOnDevice(device, elements);
        using var slots = new CrossingSlots(device, line, [], settings.StopTime, 1);
        using var batch = new ElectronBatch(device, line.On(settings.LossAltitude, []), waves, slots.Log, settings.StepsPerGyration, electrons.Count);
        batch.Begin([.. electrons]);
        List<FieldLinePoint>[] points = [.. electrons.Select(_ => new List<FieldLinePoint>(times.Count))];
        double now = 0;
        foreach (double time in times)
        {
            foreach ((double start, double length) in TimeWindows.Between(line, now, time, waves.End))
            {
                batch.Advance(start, length);
            }

            now = time;
            batch.ReadPoints(time, (electron, point) => points[electron].Add(point));
        }

        return points;
    }

    /// <summary>The same as the public one, crossings told to <paramref name="record"/> with the number of the satellite.</summary>
    internal static FieldLineRun Run(
        Device device,
        IElectronPopulation population,
        IReadOnlyList<ChorusElement> elements,
        FieldLineSettings settings,
        IReadOnlyList<VirtualSatellite> satellites,
        Action<int, SatelliteCrossing> record,
        IProgress<SimulationProgress>? progress,
        CancellationToken cancellation)
    {
        var state = new FieldLineState(population.Count, []);
        Run(device, population, elements, settings, satellites, state, record, new(null), progress, cancellation);
        return state.Run;
    }

    private static void Run(
        Device device,
        IElectronPopulation population,
        IReadOnlyList<ChorusElement> elements,
        FieldLineSettings settings,
        IReadOnlyList<VirtualSatellite> satellites,
        FieldLineState state,
        Action<int, SatelliteCrossing> record,
        PartwiseCheckpoints checkpoints,
        IProgress<SimulationProgress>? progress,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(elements);
        ArgumentNullException.ThrowIfNull(settings);
        DipoleFieldLine line = population.Line;
        Validate(line, elements, settings, satellites);
        int capacity = (int)Math.Max(Math.Min(settings.BatchSize, population.Count), 1);
        using var waves = new ElementsOnDevice(device, elements);
        using var slots = new CrossingSlots(device, line, satellites, settings.StopTime, capacity);
        using var batch = new ElectronBatch(device, line.On(settings.LossAltitude, satellites), waves, slots.Log, settings.StepsPerGyration, capacity);
        (double Start, double Length)[] windows = [.. TimeWindows.Between(line, 0, settings.StopTime, waves.End)];
        var electrons = new InitialElectron[capacity];

        // Batches may be of another size than before a run was stopped.
        long before = Batches(state.Done), steps = (before + Batches(population.Count - state.Done)) * windows.Length, step = before * windows.Length;
        while (state.Done < population.Count)
        {
            Span<InitialElectron> part = electrons.AsSpan(0, (int)Math.Min(capacity, population.Count - state.Done));
            population.Fill(state.Done, part);
            slots.Clear();
            batch.Begin(part);
            foreach ((double start, double length) in windows)
            {
                cancellation.ThrowIfCancellationRequested();
                batch.Advance(start, length);
                progress?.Report(new(++step, steps, start + length, state.Elapsed));
            }

            slots.Read(part, record);
            state.Add(batch, part.Length);
            checkpoints.Look(cancellation);
        }

        long Batches(long count) => (count + capacity - 1) / capacity;
    }

    private static void Validate(
        DipoleFieldLine line, IReadOnlyList<ChorusElement> elements, FieldLineSettings settings, IReadOnlyList<VirtualSatellite> satellites)
    {
        Require.Positive(settings.StopTime, "stop time", "s");
        if (settings.StepsPerGyration < 12)
        {
            throw new InvalidInputException($"steps per gyration: {settings.StepsPerGyration} do not resolve it; give 12 or more.");
        }

        if (settings.BatchSize is < 1 or > 1 << 28)
        {
            throw new InvalidInputException($"batch size: {settings.BatchSize} is outside 1 … {1 << 28}; as many electrons are on the device at once.");
        }

        foreach (DipoleFieldLine other in elements.Select(e => e.Line).Concat(satellites.Select(s => s.Line)))
        {
            if ((other.LShell, other.SurfaceField, other.EarthRadius) != (line.LShell, line.SurfaceField, line.EarthRadius))
            {
                throw new InvalidInputException(
                    $"field line: an element or a satellite is on L = {other.LShell:G6} ({other.SurfaceField:G6} T at R_E = {other.EarthRadius / 1e3:G6} km), "
                    + $"the electrons are on L = {line.LShell:G6} ({line.SurfaceField:G6} T, {line.EarthRadius / 1e3:G6} km); put all on one.");
            }
        }

        foreach (VirtualSatellite satellite in satellites)
        {
            if (satellite.LossAltitude != settings.LossAltitude)
            {
                throw new InvalidInputException(
                    $"satellite: its loss cone is that of an atmosphere at {satellite.LossAltitude / 1e3:G6} km, the run loses electrons at {settings.LossAltitude / 1e3:G6} km; give both one loss altitude.");
            }
        }
    }
}
