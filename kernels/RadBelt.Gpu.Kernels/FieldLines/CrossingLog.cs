using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.FieldLines;

/// <summary>Satellites at the feet of a field line, and a list for each electron of when and how it passed them.</summary>
/// <param name="satellites"><see cref="Stride"/> numbers each: hemisphere (±1), |sinλ|, b.</param>
/// <param name="count">How many.</param>
/// <param name="passed">Crossings of each electron so far; those beyond <paramref name="slots"/> are counted only.</param>
/// <param name="which">Number of the satellite: slot by slot, a row of all electrons each.</param>
/// <param name="time">t, s.</param>
/// <param name="energy">γ − 1.</param>
/// <param name="pitchAngle">Local, from +B0, rad.</param>
/// <param name="slots">Rows there are.</param>
internal readonly struct CrossingLog(
    View<double> satellites, int count, View<double> passed, View<double> which, View<double> time, View<double> energy, View<double> pitchAngle, int slots)
{
    /// <summary>Numbers a satellite takes.</summary>
    public const int Stride = 3;

    private readonly View<double> satellites = satellites, passed = passed, which = which, time = time, energy = energy, pitchAngle = pitchAngle;
    private readonly int count = count, slots = slots;

    /// <summary>Satellites.</summary>
    public int Count => count;

    /// <summary>One of them.</summary>
    [MethodImpl(Inline)]
    public void Satellite<V>(int number, out V hemisphere, out V sine, out V field)
        where V : unmanaged, ILanes<V, double>
    {
        long at = (long)number * Stride;
        (hemisphere, sine, field) = (V.Broadcast(satellites, at), V.Broadcast(satellites, at + 1), V.Broadcast(satellites, at + 2));
    }

    /// <summary>Enters a crossing.</summary>
    /// <param name="electron">Which electron.</param>
    /// <param name="satellite">Which satellite.</param>
    /// <param name="at">t, s.</param>
    /// <param name="u2">|u|².</param>
    /// <param name="along">u∥ there.</param>
    /// <param name="across">u⊥ there.</param>
    /// <param name="crosses">Lanes in which there is one.</param>
    [MethodImpl(Whole)]
    public void Enter<V>(Int<V> electron, int satellite, V at, V u2, V along, V across, Mask<V> crosses)
        where V : unmanaged, ILanes<V, double>
    {
        V before = V.Gather(passed, electron, 0);
        Mask<V> fits = crosses & (before < V.Of(slots));
        Int<V> slot = electron + Int<V>.Truncate(before) * Int<V>.Of(passed.Length);
        V.Scatter(which, slot, V.Of(satellite), fits);
        V.Scatter(time, slot, at, fits);
        V.Scatter(energy, slot, u2 / (V.Of(1) + V.Sqrt(V.Of(1) + u2)), fits);
        V.Scatter(pitchAngle, slot, WholeMath.PolarAngle(across, along), fits);
        V.Scatter(passed, electron, before + V.Of(1), crosses);
    }
}
