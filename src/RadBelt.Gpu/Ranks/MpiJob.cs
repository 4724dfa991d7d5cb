using System.Globalization;

namespace RadBelt.Gpu.Ranks;

/// <summary>What the environment says of a job that this process is a rank of.</summary>
/// <param name="Launcher">What started it, for people.</param>
/// <param name="IsOpenMpi">Whether that is of Open MPI, rather than of MPICH's family.</param>
/// <param name="Rank">Number of this process.</param>
/// <param name="Size">Processes.</param>
internal sealed record MpiJob(string Launcher, bool IsOpenMpi, int Rank, int Size)
{
    /// <summary>Names the library where it is not where the system looks.</summary>
    public const string LibraryVariable = "RADBELT_MPI";

    /// <summary>The job of this process; null where it was started alone.</summary>
    public static MpiJob? Current => Of(Environment.GetEnvironmentVariable);

    /// <summary>The job that an environment tells of.</summary>
    public static MpiJob? Of(Func<string, string?> variable)
    {
        if (Number("OMPI_COMM_WORLD_SIZE") is { } size && Number("OMPI_COMM_WORLD_RANK") is { } rank)
        {
            return new("Open MPI's mpirun", true, rank, size);
        }

        // Hydra, and Slurm's srun --mpi=pmi2.
        return Number("PMI_SIZE") is { } processes && Number("PMI_RANK") is { } number
            ? new("MPICH's mpiexec", false, number, processes)
            : null;

        int? Number(string name) => int.TryParse(variable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : null;
    }
}
