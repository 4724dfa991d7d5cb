using RadBelt.Gpu.FieldLines;

namespace RadBelt.Gpu.Chorus;

/// <summary>
/// How an element is interpolated in one cell of (t, s = sinλ), from its four corners alone. φ is the bicubic Hermite polynomial of φ, <c>∂φ/∂t = −ω</c>,
/// <c>∂φ/∂s = k_z dz/ds</c> and twists ∂²φ/∂t∂s from the differences of these slopes along the four edges: a corner has the sum of its two edges less the mean of all four,
/// right to second order. ω and k_z between nodes are the slopes of this φ; A_w, k_x and the six field components are bilinear.
/// </summary>
internal readonly struct ElementCell
{
    private readonly ElementNode southFirst, northFirst, southLast, northLast;
    private readonly double timeStep, southArc, northArc, sine, sineStep;
    private readonly DipoleFieldLine line;

    /// <summary>The cell between times i, i + 1 and latitudes j, j + 1.</summary>
    public ElementCell(ChorusElement element, int i, int j)
    {
        ElementGrid grid = element.Grid;
        int at = checked(i * grid.Latitudes + j);
        (southFirst, northFirst) = (element.Nodes[at], element.Nodes[at + 1]);
        (southLast, northLast) = (element.Nodes[at + grid.Latitudes], element.Nodes[at + grid.Latitudes + 1]);
        (line, timeStep, sine, sineStep) = (element.Line, grid.TimeStep, grid.Sine(j), grid.SineStep);
        (southArc, northArc) = (Arc(0), Arc(1));
    }

    /// <summary>The wave at fractions of the cell, 0 … 1, in t and s.</summary>
    public ElementNode At(double u, double v)
    {
        (double φ, double alongTime, double alongSine) = Phase(u, v);
        double a = (1 - u) * (1 - v), b = (1 - u) * v, c = u * (1 - v), d = u * v;
        return new ElementNode
        {
            Amplitude = Mean(southFirst.Amplitude, northFirst.Amplitude, southLast.Amplitude, northLast.Amplitude),
            Phase = φ,
            Frequency = -alongTime / timeStep,
            ParallelWaveNumber = alongSine / Arc(v),
            OutwardWaveNumber = Mean(southFirst.OutwardWaveNumber, northFirst.OutwardWaveNumber, southLast.OutwardWaveNumber, northLast.OutwardWaveNumber),
            Electric = Vector(southFirst.Electric, northFirst.Electric, southLast.Electric, northLast.Electric),
            Magnetic = Vector(southFirst.Magnetic, northFirst.Magnetic, southLast.Magnetic, northLast.Magnetic),
        };

        double Mean(double sf, double nf, double sl, double nl) => a * sf + b * nf + c * sl + d * nl;

        (double X, double Y, double Z) Vector(
            (double X, double Y, double Z) sf, (double X, double Y, double Z) nf, (double X, double Y, double Z) sl, (double X, double Y, double Z) nl) =>
            (Mean(sf.X, nf.X, sl.X, nl.X), Mean(sf.Y, nf.Y, sl.Y, nl.Y), Mean(sf.Z, nf.Z, sl.Z, nl.Z));
    }

    // dz over the cell at a place in it.
    private double Arc(double v) => ElementGrid.ArcLengthPerSine(line, sine + v * sineStep) * sineStep;

    // φ and its slopes over the cell.
    private (double Phase, double AlongTime, double AlongSine) Phase(double u, double v)
    {
        // Slopes at the corners: p along t, q along s.
        double psf = -southFirst.Frequency * timeStep, pnf = -northFirst.Frequency * timeStep;
        double psl = -southLast.Frequency * timeStep, pnl = -northLast.Frequency * timeStep;
        double qsf = southFirst.ParallelWaveNumber * southArc, qnf = northFirst.ParallelWaveNumber * northArc;
        double qsl = southLast.ParallelWaveNumber * southArc, qnl = northLast.ParallelWaveNumber * northArc;
        double first = pnf - psf, last = pnl - psl, south = qsl - qsf, north = qnl - qnf;
        double mean = 0.25 * (first + last + south + north);

        // Along s at either time: φ, then ∂φ/∂t; along t between them, the slopes along s as well.
        (double φf, double qf) = Cubic(v, southFirst.Phase, northFirst.Phase, qsf, qnf);
        (double φl, double ql) = Cubic(v, southLast.Phase, northLast.Phase, qsl, qnl);
        (double pf, double twistFirst) = Cubic(v, psf, pnf, first + south - mean, first + north - mean);
        (double pl, double twistLast) = Cubic(v, psl, pnl, last + south - mean, last + north - mean);
        (double φ, double alongTime) = Cubic(u, φf, φl, pf, pl);
        return (φ, alongTime, Cubic(u, qf, ql, twistFirst, twistLast).Value);
    }

    // The cubic with values a, b and slopes p, q at 0 and 1: value and slope.
    private static (double Value, double Slope) Cubic(double x, double a, double b, double p, double q)
    {
        double step = b - a, left = p - step, right = q - step;
        return (
            a + x * step + x * (1 - x) * ((1 - x) * left - x * right),
            step + (1 - x) * (1 - 3 * x) * left + x * (3 * x - 2) * right);
    }
}
