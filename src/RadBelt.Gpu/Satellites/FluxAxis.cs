using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Satellites;

/// <summary>An axis of a table of F0, linear in the logarithm of what runs along it.</summary>
internal sealed class FluxAxis
{
    private readonly string name;
    private readonly string unitName;
    private readonly double unit;
    private readonly double[] places;
    private readonly double[] logs;
    private readonly Func<double, double> log;

    private FluxAxis(IReadOnlyList<double> places, string name, double unit, string unitName, double highest, string range, Func<double, double> log)
    {
        if (places.Count < 2)
        {
            throw new InvalidInputException($"F0 table: {places.Count} values of {name} are no table; give at least two.");
        }

        for (int i = 0; i < places.Count; i++)
        {
            if (!(places[i] > 0 && places[i] <= highest))
            {
                throw new InvalidInputException($"F0 table: {name} {i + 1} is {places[i] / unit:G6}{unitName}; it must be {range}.");
            }

            if (i > 0 && !(places[i] > places[i - 1]))
            {
                throw new InvalidInputException(
                    $"F0 table: {name} {i + 1} is {places[i] / unit:G6}{unitName} after {places[i - 1] / unit:G6}{unitName}; it must rise.");
            }
        }

        (this.name, this.unit, this.unitName, this.log) = (name, unit, unitName, log);
        this.places = [.. places];
        logs = [.. places.Select(log)];
    }

    public int Count => places.Length;

    public static FluxAxis OfEnergies(IReadOnlyList<double> energies) =>
        new(energies, "energy", KeV, " keV", double.MaxValue, "positive and finite", Math.Log);

    public static FluxAxis OfPitchAngles(IReadOnlyList<double> pitchAngles) =>
        new(pitchAngles, "equatorial pitch angle", Degree, "°", Math.PI / 2, "in (0°, 90°]", α => Math.Log(Math.Sin(α)));

    /// <summary>ln F0 of an entry; refuses what has none.</summary>
    /// <exception cref="InvalidInputException">The entry is zero, negative, missing or infinite.</exception>
    public static double LogFlux(double flux, FormattableString place) => flux > 0 && double.IsFinite(flux)
        ? Math.Log(flux)
        : throw new InvalidInputException(
            $"F0 table: the flux is {flux:G6} {FormattableString.Invariant(place)}; a table is interpolated in logarithms and has no gaps: give a positive, finite value, or end the table before.");

    /// <summary>The interval a value is in and how far into it, 0 … 1.</summary>
    /// <exception cref="InvalidInputException">It is outside the table.</exception>
    public (int Left, double Part) Find(double value)
    {
        if (!(value >= places[0] && value <= places[^1]))
        {
            throw new InvalidInputException(
                $"F0 table: {name} {value / unit:G6}{unitName} is outside {places[0] / unit:G6}–{places[^1] / unit:G6}{unitName}; extend the table or ask for less.");
        }

        int found = Array.BinarySearch(places, value);
        int left = Math.Min(found >= 0 ? found : ~found - 1, places.Length - 2);
        return (left, (log(value) - logs[left]) / (logs[left + 1] - logs[left]));
    }
}
