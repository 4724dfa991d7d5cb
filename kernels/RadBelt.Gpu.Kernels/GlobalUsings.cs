global using System.Runtime.CompilerServices;
global using static RadBelt.Gpu.Kernels.Jit;

namespace RadBelt.Gpu.Kernels;

internal static class Jit
{
    /// <summary>Lane operations are one instruction each: they must vanish into the kernel that uses them.</summary>
    public const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
}
