using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.FieldLines;

/// <summary>
/// Puts electrons that are given at the equator, moving north, to their bounce phases: where they are a share of their bounce period later. w stays as it is: their
/// gyrophases are given for then. Electrons beyond the foot of the line are lost.
/// </summary>
internal readonly struct PlaceOnBounce : IKernel<double>
{
    private const int Parts = 96;

    private readonly FieldLine line;
    private readonly ElectronViews electrons;

    /// <summary>Electrons.</summary>
    /// <param name="line">Field line.</param>
    /// <param name="electrons">Electrons at s = 0; the share of the bounce period, 0 … 1, stands in the column of steps.</param>
    public PlaceOnBounce(FieldLine line, ElectronViews electrons) => (this.line, this.electrons) = (line, electrons);

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, double>
    {
        V x = V.Load(electrons.X, index), y = V.Load(electrons.Y, index), moment = V.MulAdd(x, x, y * y);
        V sine = V.Load(electrons.Sine, index), along = V.Load(electrons.Along, index);
        var bounce = new Bounce<V>(new DipolePoint<V>(sine), along, moment);
        V part = V.Load(electrons.Steps, index) * bounce.QuarterPeriod() * V.Of(4.0 / Parts);
        for (int i = 0; i < Parts; i++)
        {
            bounce = bounce.On(bounce.Advance(part, out _));
        }

        sine = bounce.Sine * bounce.MirrorSine;
        V.Store(electrons.Sine, index, sine);
        V.Store(electrons.Along, index, bounce.AlongHere);
        V foot = V.Of(line.Foot);
        V.Store(electrons.Lost, index, V.Select(sine > foot, V.Of(1), V.Select(sine < -foot, V.Of(-1), V.Of(0))));
        V.Store(electrons.Left, index, V.Of(0));
    }
}
