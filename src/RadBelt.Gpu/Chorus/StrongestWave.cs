namespace RadBelt.Gpu.Chorus;

/// <summary>
/// A cell in which another wave takes the place of one: the wave of the strongest corner all over it. Its phase goes on by its slopes, and by their change toward the
/// nodes beside it with the same wave; field and k_x are those of corners with the same wave, elsewhere the strongest's. So there is one wave in each cell, with
/// <c>B = k × E/ω</c> of that wave, and φ jumps at edges of cells only.
/// </summary>
internal static class StrongestWave
{
    // A slope that changes by more than this from node to node is about to end (waves overtake each other where it has no bound), and is kept as it is.
    private const double MostChange = 0.05;

    /// <summary>The corners of the cell between times i, i + 1 and latitudes j, j + 1.</summary>
    public static CellCorners In(PhaseGrid phase, int i, int j)
    {
        int strongest = 0;
        for (int corner = 1; corner < 4; corner++)
        {
            strongest = Of(corner).Amplitude > Of(strongest).Amplitude ? corner : strongest;
        }

        (int a, int b) = (strongest / 2, strongest % 2);
        (int row, int column) = (i + a, j + b);
        CellCorner from = phase.Corner(row, column);
        double inTime = ChangeInTime(), inSine = ChangeInSine(), twist = Limited(from.Twist, from.AlongSine);
        twist = Math.Abs(twist) <= MostChange * Math.Abs(from.AlongTime) ? twist : 0;
        bool besideInTime = phase.IsOneInTime(i, column), besideInSine = phase.IsOneInSine(row, j);
        bool across = (besideInTime && phase.IsOneInSine(i + 1 - a, j)) || (besideInSine && phase.IsOneInTime(i, j + 1 - b));

        var corners = new CellCorners();
        for (int corner = 0; corner < 4; corner++)
        {
            int t = corner / 2 - a, s = corner % 2 - b;
            bool isSame = (t, s) switch { (0, 0) => true, (_, 0) => besideInTime, (0, _) => besideInSine, _ => across };
            double φ = from.Phase + t * (from.AlongTime + 0.5 * t * inTime + s * twist) + s * (from.AlongSine + 0.5 * s * inSine);

            // Where there is no wave at all, this one has ended too.
            ElementNode own = Of(corner);
            ElementNode wave = isSame ? own : own.Amplitude == 0 ? from.Wave with { Amplitude = 0, Electric = default } : from.Wave;
            corners[corner] = new CellCorner(wave, φ, from.AlongTime + t * inTime + s * twist, from.AlongSine + s * inSine + t * twist, twist);
        }

        return corners;

        ElementNode Of(int corner) => phase.Node(i + corner / 2, j + corner % 2);

        // Rather within the cell than beyond it.
        double ChangeInTime()
        {
            int first = phase.IsOneInTime(i, column) ? i : a == 0 ? i - 1 : i + 1;
            return phase.IsOneInTime(first, column) ? Limited(phase.AlongTime(first + 1, column) - phase.AlongTime(first, column), from.AlongTime) : 0;
        }

        double ChangeInSine()
        {
            int first = phase.IsOneInSine(row, j) ? j : b == 0 ? j - 1 : j + 1;
            return phase.IsOneInSine(row, first) ? Limited(phase.AlongSine(row, first + 1) - phase.AlongSine(row, first), from.AlongSine) : 0;
        }

        static double Limited(double change, double slope) => Math.Abs(change) <= MostChange * Math.Abs(slope) ? change : 0;
    }
}
