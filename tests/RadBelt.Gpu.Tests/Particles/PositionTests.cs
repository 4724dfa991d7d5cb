using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Particles;

namespace RadBelt.Gpu.Tests.Kernels.Particles;

internal sealed class PositionTests
{
    [Test]
    public void SmallStepsAreNotLostFarFromTheOrigin()
    {
        // 2⁻²⁰ of a cell at cell 8,000,000, where neighbouring floats are half a cell apart. All numbers here are exact in float.
        const int steps = 3 << 19;
        Position<Scalar> x = new(Scalar.Of(8_000_000), Scalar.Of(0.25));
        Scalar step = Scalar.Of(1.0 / (1 << 20));
        for (int n = 0; n < steps; n++)
        {
            x = x.Moved(step);
        }

        Assert.That((x.Cell.Value(), x.Offset.Value()), Is.EqualTo((8_000_002f, -0.25f)));
    }

    [Test]
    public void OffsetsStayWithinHalfACell([Values(-7.75, -0.5, 0.25, 0.5, 100.125)] double moved)
    {
        Position<ScalarDouble> x = new Position<ScalarDouble>(ScalarDouble.Of(5), ScalarDouble.Of(0.25)).Moved(ScalarDouble.Of(moved));
        Assert.That(x.Offset.Value(), Is.InRange(-0.5, 0.5).And.Not.EqualTo(0.5));
        Assert.That(x.Cell.Value() + x.Offset.Value(), Is.EqualTo(5.25 + moved));
        Assert.That(x.Cell.Value(), Is.EqualTo(Math.Floor(x.Cell.Value())));
    }
}
