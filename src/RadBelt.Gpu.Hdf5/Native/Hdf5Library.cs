using HDF.PInvoke;

namespace RadBelt.Gpu.Hdf5.Native;

/// <summary>
/// The door to the native library. HDF5 is not thread-safe, so every call into it happens inside <see cref="Enter"/>, which also loads and
/// sets it up the first time.
/// </summary>
internal static class Hdf5Library
{
    private static readonly Lock Gate = new();
    private static bool ready;

    [ThreadStatic]
    private static bool isQuiet;

    /// <summary>Takes the lock of the library until the returned scope is disposed.</summary>
    public static Lock.Scope Enter()
    {
        Lock.Scope scope = Gate.EnterScope();
        try
        {
            if (!ready)
            {
                SetUp();
            }

            if (!isQuiet)
            {
                // The library prints its errors to stderr unless told not to, by each thread; ours go into exceptions.
                _ = H5E.set_auto(H5E.DEFAULT, null, IntPtr.Zero);
                isQuiet = true;
            }

            return scope;
        }
        catch
        {
            scope.Dispose();
            throw;
        }
    }

    /// <summary>Takes what the library says about the call that has just failed, innermost first, and empties its stack.</summary>
    public static IReadOnlyList<string> TakeErrors()
    {
        List<string> messages = [];
        H5E.walk_t collect = (uint _, ref H5E.error_t error, IntPtr _) =>
        {
            if (!string.IsNullOrEmpty(error.desc))
            {
                messages.Add(error.desc);
            }

            return 0;
        };
        _ = H5E.walk(H5E.DEFAULT, H5E.direction_t.H5E_WALK_UPWARD, collect, IntPtr.Zero);
        GC.KeepAlive(collect);
        _ = H5E.clear(H5E.DEFAULT);
        return messages;
    }

    private static void SetUp()
    {
        NativeLibraries.Load();

        // Files are closed when they are disposed of. What the library cannot close, a damaged file, it would complain about on standard error as the process ends.
        _ = H5.dont_atexit();
        if (H5.open() < 0)
        {
            throw new Hdf5Exception("HDF5: the library was found but did not start.");
        }

        uint major = 0, minor = 0, release = 0;
        _ = H5.get_libversion(ref major, ref minor, ref release);
        if ((major, minor).CompareTo((1u, 10u)) < 0)
        {
            // Before 1.10 identifiers had 32 bits.
            throw Hdf5LibraryMissingException.TooOld(new Version((int)major, (int)minor, (int)release));
        }

        ready = true;
    }
}
