using System.Runtime.InteropServices;

namespace RadBelt.Gpu.Devices;

/// <summary>
/// Pages of 2 MiB: arrays that are streamed through take 512 times fewer entries of the processor's address tables. Linux gives them to whoever asks
/// (<c>transparent_hugepage/enabled</c> at <c>madvise</c>, as it mostly is), and goes on with small ones where it has none left; elsewhere nothing is asked.
/// </summary>
internal static unsafe partial class LargePages
{
    private const nuint Page = 2 << 20;

    // MADV_HUGEPAGE.
    private const int AskForLargePages = 14;

    /// <summary>Whether an array fills one.</summary>
    public static bool AreWorthIt(nuint bytes) => OperatingSystem.IsLinux() && bytes >= Page;

    /// <summary>Memory on a page's boundary; to be freed by <see cref="NativeMemory.AlignedFree"/>.</summary>
    /// <exception cref="OutOfMemoryException">The system refuses.</exception>
    public static void* Allocate(nuint bytes)
    {
        // The last page is a large one if at least half of it is used.
        nuint large = (bytes + (Page / 2)) / Page * Page;
        void* start = NativeMemory.AlignedAlloc(nuint.Max(bytes + 64, large), Page);

        // Whatever comes of it, the memory is there.
        _ = Advise(start, large, AskForLargePages);
        return start;
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* start, nuint length, int advice);
}
