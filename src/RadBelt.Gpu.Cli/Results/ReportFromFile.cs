using RadBelt.Gpu.Cli.Reports;
using RadBelt.Gpu.Cli.Reports.BroadbandField;
using RadBelt.Gpu.Cli.Reports.Chorus;
using RadBelt.Gpu.Cli.Reports.Diffusion;
using RadBelt.Gpu.Cli.Reports.FokkerPlanck;
using RadBelt.Gpu.Cli.Reports.HybridPic;
using RadBelt.Gpu.Cli.Reports.ParticleInCell;
using RadBelt.Gpu.Cli.Reports.Transport;
using RadBelt.Gpu.Cli.Shards;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>Makes the report page of a file that a run wrote.</summary>
internal static class ReportFromFile
{
    private static readonly Dictionary<string, Func<Hdf5File, ReportPage>> Pages = new(StringComparer.Ordinal)
    {
        ["test-particles"] = file => BroadbandDiffusionReport.Create(TestParticlesFile.Read(file)),
        ["pic"] = file => Page(file, PicRunFile.Read, PicReport.Create),
        ["diffusion"] = file => Page(file, DiffusionFile.Read, DiffusionReport.Create),
        ["rays"] = file => Page(file, RaysFile.Read, RaysReport.Create),
        ["chorus-element"] = file => Page(file, ElementFile.Read, ElementReport.Create),
        ["microburst"] = file => Page(file, MicroburstFile.Read, MicroburstReport.Create),
        ["hybrid-pic"] = file => Page(file, HybridPicFile.Read, HybridReport.Create),
        ["broadband-field"] = file => Page(file, BroadbandFieldFile.Read, BroadbandFieldReport.Create),
        ["transport"] = file => Page(file, TransportFile.Read, TransportReport.Create),
        ["fokker-planck"] = file => Page(file, FokkerPlanckFile.Read, FokkerPlanckReport.Create),
        ["weak-turbulence"] = file => WeakTurbulenceReport.Create(WeakTurbulenceFile.Read(file)),
    };

    private static ReportPage Page<T>(Hdf5File file, Func<Hdf5File, T> read, Func<T, string?, ReportProvenance, ReportPage> page)
    {
        RunProvenance provenance = RunFile.ReadProvenance(file);
        return page(read(file), provenance.Title, RunFile.ForReport(provenance));
    }

    /// <summary>Reads <paramref name="h5Path"/> and saves its page as <paramref name="htmlPath"/>.</summary>
    /// <exception cref="InvalidInputException">The file is missing, not HDF5, truncated, or of no experiment known here; or the page cannot be
    /// written.</exception>
    public static void Create(string h5Path, string htmlPath)
    {
        using Hdf5File file = Hdf5File.Open(h5Path);
        string experiment = RunFile.Experiment(file);
        if (ShardFile.IsShard(file))
        {
            throw new InvalidInputException($"{file.Path}: is shard {ShardFile.Read(file).Shard} of a run, whose page would be of a part only; join all with `radbelt merge` and name the file it writes.");
        }

        if (!Pages.TryGetValue(experiment, out Func<Hdf5File, ReportPage>? page))
        {
            throw new InvalidInputException(
                $"{file.Path}: was written by the experiment '{experiment}', of which this version makes no report; it knows {string.Join(", ", Pages.Keys)}.");
        }

        page(file).Save(htmlPath);
    }

    /// <summary>Reads several particle-in-cell runs and saves a page that compares them.</summary>
    /// <exception cref="InvalidInputException">A file is missing, not HDF5, truncated, or of another experiment; or the page cannot be written.</exception>
    public static void Compare(IReadOnlyList<string> h5Paths, string htmlPath)
    {
        List<(string Name, PicReportData Data)> runs = [];
        List<RunProvenance> provenances = [];
        foreach (string path in h5Paths)
        {
            using Hdf5File file = Hdf5File.Open(path);
            RunProvenance provenance = RunFile.ReadProvenance(file);
            if (provenance.Experiment != "pic")
            {
                throw new InvalidInputException(
                    $"{file.Path}: was written by the experiment '{provenance.Experiment}'; only runs of 'pic' are compared, name one file of others.");
            }

            runs.Add((Path.GetFileNameWithoutExtension(path), PicRunFile.ReadWaves(file)));
            provenances.Add(provenance);
        }

        PicComparisonReport.Create(runs, new(
            One(p => p.Version),
            string.Join(", ", provenances.Select(p => RunFile.ForReport(p).Deck)),
            DeckText: null,
            One(p => RunFile.ForReport(p).Seed!),
            One(p => RunFile.ForReport(p).Device))).Save(htmlPath);

        // What all runs share is said once.
        string One(Func<RunProvenance, string> of) => string.Join(", ", provenances.Select(of).Distinct());
    }
}
