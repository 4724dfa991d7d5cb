using RadBelt.Gpu.Cli.Commands;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Tests.Cli.Commands;

[NonParallelizable]
internal sealed class ProgressDisplayTests
{
    [TestCase(250, 10, " 25.0 %  t = 2.5E-07 s  25 steps/s  ETA 00:00:30")]
    [TestCase(1000, 10, "100.0 %  t = 1E-06 s  100 steps/s  ETA 00:00:00")]
    [TestCase(1, 864, "  0.1 %  t = 1E-09 s  0 steps/s  ETA 10.0 days", Description = "999 steps of 864 s: days are not lost")]
    [TestCase(0, 0, "  0.0 %  t = 0 s  0 steps/s  ETA 00:00:00")]
    public void A_line_tells_how_far_and_how_long(long step, double elapsed, string expected) =>
        Assert.That(ProgressDisplay.Line(new(step, 1000, step * 1e-9, TimeSpan.FromSeconds(elapsed))), Is.EqualTo(expected));

    [Test]
    public void Work_without_a_clock_has_no_steps() =>
        Assert.That(ProgressDisplay.Line(new(3, 24, double.NaN, TimeSpan.FromSeconds(6))), Is.EqualTo(" 12.5 %  ETA 00:00:42"));

    [Test]
    public void A_remaining_time_beyond_all_bounds_is_no_error() =>
        Assert.That(ProgressDisplay.Line(new(1, 1L << 53, 1, TimeSpan.FromDays(10))), Does.EndWith("days"));

    [Test]
    public void The_end_is_told_once()
    {
        TextWriter error = Console.Error;
        using var written = new StringWriter();
        try
        {
            Console.SetError(written);
            using var display = new ProgressDisplay("run");
            display.Report(new(10, 10, 1, TimeSpan.FromSeconds(1)));
            display.Report(new(10, 10, 1, TimeSpan.FromSeconds(1)));
        }
        finally
        {
            Console.SetError(error);
        }

        Assert.That(written.ToString().Split('\n').Count(line => line.Contains("100.0 %")), Is.EqualTo(1));
    }
}
