using System.Diagnostics;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Tests.Diffusion.Oblique;

[Explicit]
internal sealed class Explore
{
    private static readonly DispersionRelation[] Relations = [DispersionRelation.Full, DispersionRelation.HighDensity, DispersionRelation.QuasiLongitudinal, DispersionRelation.QuasiLongitudinalHighDensity, DispersionRelation.LowFrequency];

    [Test]
    public void Random([Values("Full", "FullEmic", "FullZ", "HD", "HDEmic", "QL", "QLHD", "LF")] string kind)
    {
        int seed = int.Parse(Environment.GetEnvironmentVariable("SEED") ?? "1"), count = int.Parse(Environment.GetEnvironmentVariable("COUNT") ?? "10");
        using Device device = Device.Default();
        DispersionRelation relation = kind switch { "HD" or "HDEmic" => Relations[1], "QL" => Relations[2], "QLHD" => Relations[3], "LF" => Relations[4], _ => Relations[0] };
        WaveBranch branch = kind.EndsWith("Emic") ? WaveBranch.Emic : kind.EndsWith("Z") ? WaveBranch.Z : WaveBranch.Whistler;
        for (int i = 0; i < count; i++)
        {
            DiffusionCase c = new RandomSpectra(seed + i).Next(relation, branch);
            var watch = Stopwatch.StartNew();
            try
            {
                File.AppendAllText("/tmp/wt/kt.log", $"{kind} {seed + i} ");
                var task = Task.Run(() => new GlauertHorneReference(c.Spectrum, c.Relation, 1e-8).Coefficients(c.Species, c.Energy, c.PitchAngle, c.Harmonics));
                if (!task.Wait(5000)) { File.AppendAllText("/tmp/wt/kt.log", $"TIMEOUT reference {c}\n"); continue; }
                MomentumDiffusionTensor expected = task.Result;
                double t1 = watch.Elapsed.TotalMilliseconds;
                watch.Restart();
                var tt = Task.Run(() => DiffusionCoefficients.Local(device, c.Spectrum, c.Species, [c.Energy], [c.PitchAngle], new() { Harmonics = c.Harmonics, RelativeTolerance = 1e-8, Dispersion = c.Relation }));
                if (!tt.Wait(5000)) { File.AppendAllText("/tmp/wt/kt.log", $"TIMEOUT kernel {c}\n"); return; }
                var table = tt.Result;
                var found = table[0, 0];
                double t2 = watch.Elapsed.TotalMilliseconds;
                double cross = Math.Sqrt(expected.AlphaAlpha * expected.MomentumMomentum);
                string dev = $"{found.AlphaAlpha / expected.AlphaAlpha - 1:E1} {(found.AlphaMomentum - expected.AlphaMomentum) / cross:E1} {found.MomentumMomentum / expected.MomentumMomentum - 1:E1}";
                bool bad = !(Math.Abs(found.AlphaAlpha - expected.AlphaAlpha) <= 1e-6 * expected.AlphaAlpha) || !(Math.Abs(found.MomentumMomentum - expected.MomentumMomentum) <= 1e-6 * expected.MomentumMomentum);
                File.AppendAllText("/tmp/wt/kt.log", $"{(bad ? "BAD" : "ok ")} {dev} unc {table.Work.Unconverged} D={expected.AlphaAlpha:E2} {t1:F0} {t2:F0} ms {table.Work.IntegrandEvaluations} seed {seed + i} {(bad ? c.ToString() : "")}\n");
            }
            catch (Exception e)
            {
                File.AppendAllText("/tmp/wt/kt.log", $"\nTHROW seed {seed + i} {e.GetType().Name} {e.Message[..Math.Min(250, e.Message.Length)]} {c}\n");
            }
        }
    }
}
