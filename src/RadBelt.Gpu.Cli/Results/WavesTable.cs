using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>The waves one by one: the group <c>/waves</c>.</summary>
internal static class WavesTable
{
    /// <summary>Writes the group.</summary>
    public static void Write(Hdf5File file, WaveSet waves)
    {
        var table = new Hdf5Table(file, "/waves", new TableAxis("wave", "1", "wave", [.. Enumerable.Range(0, waves.Count)]));
        table.Add<double>(new("frequency", "rad s-1", "angular frequency"), [.. waves.Frequencies]);
        table.Add<double>(new("wave_number", "m-1", "wave number along B0, signed"), [.. waves.WaveNumbers]);
        table.Add<double>(new("amplitude", "T", "amplitude of the rotating magnetic field"), [.. waves.Amplitudes]);
        table.Add<double>(new("phase", "rad", "phase at x = 0, t = 0"), [.. waves.PhaseTurns.Select(turns => Math.Tau * turns)]);
    }
}
