using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Particles;

namespace RadBelt.Gpu.Tests.Kernels.Particles;

internal sealed class GuidingStateTests
{
    [Test]
    public void ReflectionBringsTheAnglesIntoRangeAndKeepsTheMomentum(
        [Values(-0.3, 0.4, 3.5)] double α, [Values(-3.5, -1, 2, 6, 30)] double φ)
    {
        GuidingState<ScalarDouble> reflected = State(α, φ).Reflected();
        double α1 = reflected.PitchAngle.Value(), φ1 = reflected.Gyrophase.Value();
        Assert.That(α1, Is.InRange(0, Math.PI));
        Assert.That(φ1, Is.InRange(-Math.PI - 1e-14, Math.PI + 1e-14));
        Assert.That(Direction(α1, φ1), Is.EqualTo(Direction(α, φ)).Within(1e-14), "30 rad rounds to 3.6e-15");
        Assert.That(reflected.Energy.Value(), Is.EqualTo(0.5));

        static double[] Direction(double α, double φ) => [Math.Cos(α), Math.Sin(α) * Math.Cos(φ), Math.Sin(α) * Math.Sin(φ)];
    }

    [Test]
    public void SineAndCosineOfAngles([Values(-20, -0.1, 0, 1, 3, 14)] double angle)
    {
        // An angle of three turns is rounded to 5e-16 of a turn.
        GuidingState<ScalarDouble>.SinCos(ScalarDouble.Of(angle), out ScalarDouble sin, out ScalarDouble cos);
        Assert.That((double[])[sin.Value(), cos.Value()], Is.EqualTo((double[])[Math.Sin(angle), Math.Cos(angle)]).Within(5e-15));
    }

    [Test]
    public void ColumnsAreReadAsTheyAreWritten()
    {
        V3<ScalarDouble> columns = State(0.7, -2).Columns;
        GuidingState<ScalarDouble> state = GuidingState<ScalarDouble>.Stored(columns);
        Assert.That(columns.Values(), Is.EqualTo((double[])[0.5, 0.7, -2]));
        Assert.That((state.Energy.Value(), state.PitchAngle.Value(), state.Gyrophase.Value()), Is.EqualTo((0.5, 0.7, -2)));
    }

    private static GuidingState<ScalarDouble> State(double α, double φ) =>
        new(ScalarDouble.Of(0.5), ScalarDouble.Of(α), ScalarDouble.Of(φ));
}
