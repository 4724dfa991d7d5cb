using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Kernels.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Satellites;

namespace RadBelt.Gpu.FieldLineParticles;

/// <summary>Electrons on the device, moved window by window: those that meet no waves along their bounces, the others step by step.</summary>
internal sealed class ElectronBatch : IDisposable
{
    private const int Columns = 7, StepsPerGyrationAndPeriod = 6;
    private readonly Device device;
    private readonly FieldLine line;
    private readonly ElementsOnDevice elements;
    private readonly DeviceBuffer<double>[] columns;
    private readonly DeviceBuffer<double> list;
    private readonly CrossingLog log;
    private readonly double[][] host;
    private readonly double[] hostList;
    private readonly StepOrder order = new();
    private readonly double stepsPerAngle, stepsPerSecond;
    private int count;
    private long waveSteps, adiabaticSteps;

    public ElectronBatch(Device device, FieldLine line, ElementsOnDevice elements, CrossingLog log, int stepsPerGyration, int capacity)
    {
        (this.device, this.line, this.elements, this.log, stepsPerAngle) = (device, line, elements, log, stepsPerGyration / (2 * Math.PI));

        // Waves pass an electron faster than it gyrates: with fewer than a step or two a period, a beat of steps and waves would pass for a resonance.
        stepsPerSecond = stepsPerAngle * elements.Rate / StepsPerGyrationAndPeriod;
        DeviceBuffer<double>[] buffers = device.AllocateEach<double>([.. Enumerable.Repeat((long)capacity, Columns + 1)]);
        (columns, list) = (buffers[..Columns], buffers[Columns]);
        host = [.. Enumerable.Range(0, Columns).Select(_ => new double[capacity])];
        hostList = new double[capacity];
    }

    private ElectronViews Views =>
        new(columns[0].View, columns[1].View, columns[2].View, columns[3].View, columns[4].View, columns[5].View, columns[6].View);

    /// <summary>Puts electrons in, at t = 0.</summary>
    /// <exception cref="InvalidInputException">One has no energy or moves along the equator or the field only.</exception>
    public void Begin(ReadOnlySpan<InitialElectron> electrons)
    {
        (count, waveSteps, adiabaticSteps) = (electrons.Length, 0, 0);
        for (int i = 0; i < count; i++)
        {
            InitialElectron e = electrons[i];
            Require.Positive(e.Energy, "energy of an electron", "J");
            if (!(e.EquatorialPitchAngle is > 0 and < Math.PI / 2))
            {
                throw new InvalidInputException(
                    $"equatorial pitch angle of an electron: {e.EquatorialPitchAngle / Units.Degree:G6}° is not between 0° and 90°; "
                    + "which way it moves is said by its bounce phase.");
            }

            double u = Species.Electron.MomentumPerMass(e.Energy) / PhysicalConstants.SpeedOfLight, share = e.BouncePhase / (2 * Math.PI);
            (double sin, double cos) = Math.SinCos(e.EquatorialPitchAngle);
            (double y, double x) = Math.SinCos(e.Gyrophase);
            (host[0][i], host[1][i], host[2][i], host[3][i], host[5][i]) = (0, u * cos, u * sin * x, u * sin * y, share - Math.Floor(share));
        }

        foreach (int column in (ReadOnlySpan<int>)[0, 1, 2, 3, 5])
        {
            columns[column].CopyFrom(host[column].AsSpan(0, count));
        }

        device.Launch<PlaceOnBounce, double>(new(line, Views), count);
    }

    /// <summary>Moves all electrons through a window of time.</summary>
    public void Advance(double start, double length)
    {
        bool waves = elements.Look(start, start + length);
        device.Launch<AdiabaticOrbit, double>(
            new(line, Views, log, elements.Ranges.View, waves ? elements.Count : 0, start, length, stepsPerAngle, stepsPerSecond), count);
        Span<double> steps = host[5].AsSpan(0, count);
        columns[5].CopyTo(steps);
        foreach (double taken in steps)
        {
            waveSteps += Math.Max((long)taken, 0);
            adiabaticSteps += taken < 0 ? 1 : 0;
        }

        int listed = order.Sort(steps, hostList);
        if (listed == 0)
        {
            return;
        }

        list.CopyFrom(hostList.AsSpan(0, listed));
        if (elements.AreFieldAligned)
        {
            Launch(new FieldAlignedElementWaves(elements.Tables, line.LightPerLength), start, length, listed);
        }
        else
        {
            Launch(new ObliqueElementWaves(elements.Tables, line.LightPerLength, line.Gyrofrequency), start, length, listed);
        }
    }

    /// <summary>Adds what became of the electrons, and their steps, to the run's numbers.</summary>
    public FieldLineRun AddEnds(FieldLineRun run)
    {
        Read(4);
        Read(6);
        ReadOnlySpan<double> lost = host[4].AsSpan(0, count);
        return run with
        {
            LostNorth = run.LostNorth + lost.Count(1),
            LostSouth = run.LostSouth + lost.Count(-1),
            LeftWaves = run.LeftWaves + host[6].AsSpan(0, count).Count(1),
            WaveSteps = run.WaveSteps + waveSteps,
            AdiabaticSteps = run.AdiabaticSteps + adiabaticSteps,
        };
    }

    /// <summary>Tells where each electron is.</summary>
    public void ReadPoints(double time, Action<int, FieldLinePoint> tell)
    {
        for (int column = 0; column < 5; column++)
        {
            Read(column);
        }

        for (int i = 0; i < count; i++)
        {
            double s = host[0][i], along = host[1][i], x = host[2][i], y = host[3][i], lost = host[4][i];
            double latitude = Math.Asin(s), moment = x * x + y * y, across2 = moment * DipoleFieldLine.FieldRatio(latitude), u2 = along * along + across2;
            tell(i, new(
                time,
                latitude,
                u2 / (1 + Math.Sqrt(1 + u2)) * Species.Electron.RestEnergy,
                Math.Atan2(Math.Sqrt(across2), along),
                Math.Asin(Math.Min(Math.Sqrt(moment / u2), 1)),
                Math.Atan2(y, x),
                lost > 0 ? Hemisphere.North : lost < 0 ? Hemisphere.South : null));
        }
    }

    public void Dispose()
    {
        Array.ForEach(columns, column => column.Dispose());
        list.Dispose();
    }

    private void Read(int column) => columns[column].CopyTo(host[column].AsSpan(0, count));

    private void Launch<TWaves>(TWaves waves, double start, double length, int listed)
        where TWaves : struct, IElementWaves =>
        device.Launch<FieldLineOrbit<TWaves>, double>(new(line, Views, log, waves, list.View, start, length), listed);
}
