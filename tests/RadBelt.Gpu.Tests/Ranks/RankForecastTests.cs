using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Ranks;
using RadBelt.Gpu.Tests.Pic;

namespace RadBelt.Gpu.Tests.Ranks;

/// <summary>What is said of a run on ranks before it runs is what it then does.</summary>
public sealed class RankForecastTests
{
    // Each message is as long as first messages are: electrons of these energies leave a cell in smaller numbers.
    [Test]
    public void BytesAreThoseThatAreSent()
    {
        const int steps = 20;
        PicSetup setup = SmallPlasmas.Periodic(60);
        double step = TimeStepBounds.Of(setup).Recommended;
        (long bytes, long exchanges) = RankedPicTests.OnRanks(2, RankedPicTests.Cubically(setup), m =>
        {
            m.Begin(step);
            (long before, long done) = (m.Halo!.BytesSent, m.Halo.Exchanges);
            m.Advance(steps);
            return (m.Halo.BytesSent - before, m.Halo.Exchanges - done);
        });
        RankForecast forecast = RankForecast.Of(setup, null, order: 3, step, size: 2);
        Assert.That(forecast.BytesPerStep * steps, Is.EqualTo(bytes));
        Assert.That(forecast.Exchanges * steps, Is.EqualTo(exchanges));
        Assert.That(forecast.Particles, Is.EqualTo(60L * (21 + 16 + 17 + 9 + 8)));
    }

    // 10⁴ cells of 64 on 8 ranks: particles of 1.25 s⁻¹ work a rank; two exchanges and one for the species.
    [Test]
    public void EfficiencyIsThatOfWorkAndExchange()
    {
        PicSetup setup = SmallPlasmas.Periodic(10_000) with { FilterPasses = 0, Species = [SmallPlasmas.Periodic().Species[0] with { ParticlesPerCell = 64 }] };
        RankForecast forecast = RankForecast.Of(setup, null, order: 1, TimeStepBounds.Of(setup).Recommended, size: 8);
        var link = new RankLink(1e-3, double.PositiveInfinity);
        Assert.That(forecast.MostParticles, Is.EqualTo(1250 * 64));
        Assert.That(forecast.Step(1e6, link), Is.EqualTo(0.08 + 3e-3).Within(1e-15));
        Assert.That(forecast.Efficiency(1e6, link), Is.EqualTo(0.08 / 0.083).Within(1e-12));
    }

    [Test]
    public void OneRankExchangesNothing()
    {
        PicSetup setup = SmallPlasmas.Periodic(60);
        RankForecast forecast = RankForecast.Of(setup, null, order: 3, TimeStepBounds.Of(setup).Recommended, size: 1);
        Assert.That((forecast.BytesPerStep, forecast.Exchanges, forecast.Efficiency(1e6, new(1, 1))), Is.EqualTo((0.0, 0, 1.0)));
        Assert.That(forecast.Memory, Is.EqualTo(PicMemory.Bytes(setup)));
    }
}
