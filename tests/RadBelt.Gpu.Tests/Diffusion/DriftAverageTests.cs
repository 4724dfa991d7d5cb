using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.Diffusion;

internal sealed class DriftAverageTests
{
    private static readonly double[] Energies = [KeV, MeV];
    private static readonly double[] PitchAngles = [0.2, 0.9, 1.5];
    private static readonly DiffusionTable Day = TableOf.Tensors(Energies, PitchAngles, (e, α) => new(α, -e, α * e), work: new(100, 2, 0));
    private static readonly DiffusionTable Night = TableOf.Tensors(Energies, PitchAngles, (_, α) => α < 1 ? new(8, 4, 2) : default, work: new(50, 5, 2));

    [Test]
    public void SumsTheSectorsByTheirShares()
    {
        DiffusionTable average = DriftAverage.Of(new DriftSector(Day, 0.25), new DriftSector(Night, 0.5));
        Assert.That(average[1, 1], Is.EqualTo(new MomentumDiffusionTensor(0.25 * 0.9 + 4, -0.25 * MeV + 2, 0.25 * 0.9 * MeV + 1)));
        Assert.That(average[0, 2], Is.EqualTo(new MomentumDiffusionTensor(0.25 * 1.5, -0.25 * KeV, 0.25 * 1.5 * KeV)));
        Assert.That(average.Energies, Is.EqualTo(Energies));
        Assert.That(average.PitchAngles, Is.EqualTo(PitchAngles));
        Assert.That(average.Work, Is.EqualTo(new DiffusionWork(150, 6, 0)));
    }

    [Test]
    public void TheSameTableAllRoundIsItself()
    {
        DiffusionTable average = DriftAverage.Of(new DriftSector(Night, 0.1), new DriftSector(Night, 0.2), new DriftSector(Night, 0.7));
        Assert.That(average[0, 0].AlphaAlpha, Is.EqualTo(8).Within(1e-14));
        Assert.That(average.Work.WithoutResonance, Is.EqualTo(2), "α = 1.5 at both energies");
    }

    [Test]
    public void RefusesWhatIsNoDay()
    {
        Refused(() => DriftAverage.Of(), "no sector");
        Refused(() => DriftAverage.Of(new DriftSector(Day, 0.6), new DriftSector(Night, 0.5)), "at most 1");
        Refused(() => DriftAverage.Of(new DriftSector(Day, -0.1)), "fraction");
        Refused(() => Together(TableOf.Tensors([KeV, 2 * MeV], PitchAngles, (_, _) => default)), "energies");
        Refused(() => Together(TableOf.Tensors(Energies, [0.2, 0.9], (_, _) => default)), "pitch angles");
        Refused(() => Together(TableOf.Tensors(Energies, PitchAngles, (_, _) => default, Species.Proton)), "species");

        static void Together(DiffusionTable other) => DriftAverage.Of(new DriftSector(Day, 0.2), new DriftSector(other, 0.2));
    }
}
