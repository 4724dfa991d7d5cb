using System.Diagnostics;
using System.Text.RegularExpressions;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Tests.Devices;

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

        // Every kernel has run in every form and width: its loop over indices is compiled, with the kernel in it or called.
        string[] loops = [.. compiled.Where(m => m.Contains("LaneJob`4[") && m.Contains(":Run(") && m.Contains("[Full"))];
        string[] missing = [.. KernelForms.All.SelectMany(k => LaneTypes(KernelForms.PrecisionOf(k)).Select(lane => $"LaneJob`4[{Name(k)},{Name(KernelForms.PrecisionOf(k))},{Name(lane)},"))
            .Where(loop => !loops.Any(m => m.Contains(loop)))];
        Assert.That(missing, Is.Empty);
    }

    // A type as the JIT writes it.
    private static string Name(Type type) =>
        type == typeof(float) ? "float"
        : type == typeof(double) ? "double"
        : !type.IsGenericType ? type.FullName!
        : $"{type.GetGenericTypeDefinition().FullName}[{string.Join(',', type.GenericTypeArguments.Select(Name))}]";

    private static Type[] LaneTypes(Type precision)
    {
        Type[] single = [typeof(Scalar), typeof(Lanes8), typeof(Lanes16)], twice = [typeof(ScalarDouble), typeof(Lanes4Double), typeof(Lanes8Double)];
        int widths = CpuDevice.WidestLanes switch
        {
            LaneWidth.Bits512 => 3,
            LaneWidth.Bits256 => 2,
            _ => 1,
        };
        return (precision == typeof(float) ? single : twice)[..widths];
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
