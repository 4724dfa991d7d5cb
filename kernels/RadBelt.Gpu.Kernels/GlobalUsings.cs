global using System.Runtime.CompilerServices;
global using static RadBelt.Gpu.Kernels.Jit;

namespace RadBelt.Gpu.Kernels;

internal static class Jit
{
    /// <summary>Lane operations are one instruction each: they must vanish into the kernel that uses them.</summary>
    public const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>
    /// A kernel's entry, and any loop that does most of its work, is compiled on its own and fully optimised at once. What the compiler may inline
    /// into a method grows with that method's own size; a lane operation left over would run unoptimised, tens of times slower.
    /// </summary>
    public const MethodImplOptions Whole = MethodImplOptions.AggressiveOptimization;
}
