using System.Diagnostics;
using System.Text.RegularExpressions;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Tests.KernelCompilation;

/// <summary>
/// The JIT inlines lane operations into a kernel up to a budget. What is left over it compiles on its own and unoptimised at first, and the
/// kernel runs some twenty times slower; nothing else shows it. So the JIT is asked what it compiled.
/// </summary>
internal sealed class KernelCompilationTests
{
    [Test]
    public void KernelsCompileWholeAndOptimised()
    {
        string[] compiled = Compiled();

        // Host code of the kernels' assembly (constructors of views and kernels, random streams) has no lane type in its name.
        string[] leftOver = [.. compiled.Where(m => Regex.IsMatch(m, @"JIT compiled RadBelt\.Gpu\.Kernels\.")
            && Regex.IsMatch(m, @"Lanes\.(Scalar|Lanes\d)") && !m.Contains("[FullOpts"))];
        Assert.That(leftOver, Is.Empty);

        // Every kernel there is has run, in both precisions and all widths: its loop over indices is compiled, with the kernel in it or
        // called.
        string[] kernels = [.. typeof(IKernel<>).Assembly.GetTypes()
            .Where(t => t.GetInterfaces().Any(i => i.Name == typeof(IKernel<>).Name))
            .Select(t => t.FullName!)];
        string[] lanes = [.. LaneTypes()];
        Assert.That(kernels, Has.Length.GreaterThanOrEqualTo(4));
        foreach (string kernel in kernels)
        {
            foreach (string lane in lanes)
            {
                Assert.That(
                    compiled.Any(m => m.Contains($"LaneJob`4[{kernel}[") && m.Contains($",{lane},") && m.Contains(":Run(") && m.Contains("[Full")),
                    $"{kernel} in {lane}");
            }
        }
    }

    private static IEnumerable<string> LaneTypes()
    {
        Type[] types = CpuDevice.WidestLanes switch
        {
            LaneWidth.Bits512 =>
                [typeof(Scalar), typeof(ScalarDouble), typeof(Lanes8), typeof(Lanes4Double), typeof(Lanes16), typeof(Lanes8Double)],
            LaneWidth.Bits256 => [typeof(Scalar), typeof(ScalarDouble), typeof(Lanes8), typeof(Lanes4Double)],
            _ => [typeof(Scalar), typeof(ScalarDouble)],
        };
        return types.Select(t => t.FullName!);
    }

    /// <summary>What the JIT compiled in a run of <see cref="KernelRun"/>, a line a method.</summary>
    private static string[] Compiled()
    {
        string list = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo("dotnet", ["exec", typeof(KernelRun).Assembly.Location])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment["DOTNET_JitStdOutFile"] = list;
            start.Environment["DOTNET_JitDisasmSummary"] = "1";
            start.Environment["DOTNET_TieredCompilation"] = "1";
            using Process process = Process.Start(start)!;
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.That(process.ExitCode, Is.Zero, output + error.Result);
            return File.ReadAllLines(list);
        }
        finally
        {
            File.Delete(list);
        }
    }
}
