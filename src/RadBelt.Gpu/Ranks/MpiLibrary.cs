using System.Runtime.InteropServices;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Ranks;

/// <summary>
/// The system's MPI library, found when it is first asked for: Open MPI or MPICH (and what shares its binary interface). Handles of the first are addresses of exported objects, those of
/// the second are numbers; both fit an <see cref="nint"/>, which C passes alike.
/// </summary>
internal sealed unsafe class MpiLibrary
{
    // Names of the shared libraries, by binary interface.
    private static readonly string[] OpenMpiNames = ["libmpi.so.40", "libmpi.40.dylib"], MpichNames = ["libmpich.so.12", "libmpi.so.12", "libmpi.12.dylib"];

    private const nint MpichWorld = 0x44000000, MpichByte = 0x4c00010d, MpichStatusIgnore = 1;

    private MpiLibrary(nint handle)
    {
        IsOpenMpi = NativeLibrary.TryGetExport(handle, "ompi_mpi_comm_world", out nint world);
        (World, Byte, StatusIgnore) = IsOpenMpi ? (world, NativeLibrary.GetExport(handle, "ompi_mpi_byte"), 0) : (MpichWorld, MpichByte, MpichStatusIgnore);
        InitThread = (delegate* unmanaged<nint, nint, int, int*, int>)Find("MPI_Init_thread");
        Finish = (delegate* unmanaged<int>)Find("MPI_Finalize");
        Rank = (delegate* unmanaged<nint, int*, int>)Find("MPI_Comm_rank");
        Size = (delegate* unmanaged<nint, int*, int>)Find("MPI_Comm_size");
        Isend = (delegate* unmanaged<byte*, int, nint, int, int, nint, nint*, int>)Find("MPI_Isend");
        Irecv = (delegate* unmanaged<byte*, int, nint, int, int, nint, nint*, int>)Find("MPI_Irecv");
        Wait = (delegate* unmanaged<nint*, nint, int>)Find("MPI_Wait");
        Send = (delegate* unmanaged<byte*, int, nint, int, int, nint, int>)Find("MPI_Send");
        Recv = (delegate* unmanaged<byte*, int, nint, int, int, nint, nint, int>)Find("MPI_Recv");
        Broadcast = (delegate* unmanaged<byte*, int, nint, int, nint, int>)Find("MPI_Bcast");
        AllGather = (delegate* unmanaged<byte*, int, nint, byte*, int*, int*, nint, nint, int>)Find("MPI_Allgatherv");
        Abort = (delegate* unmanaged<nint, int, int>)Find("MPI_Abort");

        nint Find(string name) => NativeLibrary.GetExport(handle, name);
    }

    public bool IsOpenMpi { get; }

    public nint World { get; }

    public nint Byte { get; }

    public nint StatusIgnore { get; }

    public readonly delegate* unmanaged<nint, nint, int, int*, int> InitThread;

    public readonly delegate* unmanaged<int> Finish;

    public readonly delegate* unmanaged<nint, int*, int> Rank, Size;

    public readonly delegate* unmanaged<byte*, int, nint, int, int, nint, nint*, int> Isend, Irecv;

    public readonly delegate* unmanaged<nint*, nint, int> Wait;

    public readonly delegate* unmanaged<byte*, int, nint, int, int, nint, int> Send;

    public readonly delegate* unmanaged<byte*, int, nint, int, int, nint, nint, int> Recv;

    public readonly delegate* unmanaged<byte*, int, nint, int, nint, int> Broadcast;

    public readonly delegate* unmanaged<byte*, int, nint, byte*, int*, int*, nint, nint, int> AllGather;

    public readonly delegate* unmanaged<nint, int, int> Abort;

    /// <summary>The library for processes that a launcher has started.</summary>
    /// <exception cref="InvalidInputException">There is none.</exception>
    public static MpiLibrary Load(MpiJob job)
    {
        string[] names = Environment.GetEnvironmentVariable(MpiJob.LibraryVariable) is { Length: > 0 } path ? [path] : job.IsOpenMpi ? OpenMpiNames : MpichNames;
        foreach (string name in names)
        {
            if (NativeLibrary.TryLoad(name, out nint handle))
            {
                return new(handle);
            }
        }

        throw new InvalidInputException(
            $"MPI: {job.Launcher} started {job.Size:N0} ranks, but its library ({string.Join(" or ", names)}) is not found; install it (on Debian {(job.IsOpenMpi ? "libopenmpi-dev or libopenmpi3" : "libmpich12")}), or name the file in {MpiJob.LibraryVariable}");
    }
}
