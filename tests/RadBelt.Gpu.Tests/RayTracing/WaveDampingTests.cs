using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.LinearTheory;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.RayTracing;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.RayTracing;

public class WaveDampingTests
{
    private const double Field = 3.12e-5 / 125;

    private static readonly ColdPlasma protons = new(Field, 1e7, new IonFraction(Species.Proton, 1));

    private static readonly BiMaxwellian warm = BiMaxwellian.Isotropic(1e5, 1 * KeV);

    [Test]
    public void AnchorOfTheLandauResonance()
    {
        DampingRate rate = WaveDamping.Rate(protons, Whistler(protons, 40), warm);
        foreach ((int n, double γ) in rate.Harmonics) TestContext.Out.WriteLine($"{n} {γ:G12}");
        TestContext.Out.WriteLine($"{rate.Temporal:G9} {rate.Spatial:G9}");
        TestContext.Out.WriteLine(WaveDamping.Rate(new(Field, 1e7), Whistler(new(Field, 1e7), 40), warm).Spatial);
        ObliqueWave w = Whistler(protons, 40);
        foreach (bool s in (bool[])[false, true])
        for (int n = -1; n < 2; n++)
        TestContext.Out.WriteLine(new MaxwellianDamping(protons, w.Frequency, w.ParallelWaveNumber, w.PerpendicularWaveNumber) { Swapped = s }.Rate(1e5, 1 * KeV, n).ToString("G12"));
    }

    private static ObliqueWave Whistler(ColdPlasma plasma, double degrees, double frequency = 2e3) =>
        DispersionRelation.Full.Wave(plasma, WaveBranch.Whistler, Math.Tau * frequency, degrees * Degree);
}
