using System.Diagnostics;
using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Reports.BroadbandField;
using RadBelt.Gpu.Cli.Reports.HybridPic;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>A <c>broadband-field</c> deck.</summary>
internal sealed class BroadbandFieldExperiment : Experiment
{
    private readonly BroadbandFieldDeck deck;
    private readonly BroadbandMaker maker;
    private readonly WaveFieldGrid grid;
    private readonly double duration;

    /// <summary>Looks at what the deck names.</summary>
    /// <exception cref="InvalidInputException">The archive is missing, has gaps, or is of another field line.</exception>
    public BroadbandFieldExperiment(BroadbandFieldDeck deck)
    {
        this.deck = deck;
        maker = new(deck.Line, deck.ColdDensity, deck.Broadband);
        using ArchivedWaveField? archive = Open();
        duration = deck.Duration ?? archive!.Grid.EndTime - archive.Grid.StartTime;
        grid = maker.Grid(archive?.Grid, duration);
    }

    public override IEnumerable<(string Label, string Value)> Check()
    {
        double fce = deck.Plasma.Units.Gyrofrequency;
        yield return ("B_eq", FormattableString.Invariant($"{deck.Line.EquatorialField / Units.NanoTesla:G5} nT, f_ce {fce:G6} Hz; xi {deck.Line.Curvature:G4} m^-2"));
        yield return ("waves", FormattableString.Invariant($"{deck.Broadband.Waves:N0} in each hemisphere, {deck.Broadband.Band.Low / fce:G3} to {deck.Broadband.Band.High / fce:G3} f_ce, {(deck.Broadband.Band.High - deck.Broadband.Band.Low) / deck.Broadband.Waves:G3} Hz apart: at one place the field repeats after {deck.Broadband.Waves / (deck.Broadband.Band.High - deck.Broadband.Band.Low):G3} s"));
        yield return ("spectra", maker.IsGiven ? $"{deck.Broadband.Spectra.Count} given" : $"measured at {deck.Broadband.Settings.Latitudes} latitudes of '{deck.Archive}'");
        yield return ("field", FormattableString.Invariant($"{grid.Nodes:N0} nodes {grid.Spacing / 1e3:G4} km apart, {grid.Samples:N0} samples {grid.Interval / Units.Microsecond:G4} us apart: {duration:G4} s, {(deck.Write ? "written" : "not written")}"));
    }

    public override ExperimentOutcome Run(
        Device device, IProgress<SimulationProgress> progress, CheckpointPlan? checkpoints, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        string? folder = deck.Write && Folder is not null ? Path.Combine(Folder, HybridPicExperiment.ArchiveFolder) : null;
        if (folder is not null)
            DeckInputs.RequireOtherThan(deck, folder);
        using ArchivedWaveField? archive = Open();
        BroadbandEquivalent waves = maker.Waves(archive);
        double place = Math.CopySign(DipoleArc.Length(deck.Line.DipoleRadius, Math.Abs(deck.SpectrogramLatitude)), deck.SpectrogramLatitude);
        FieldMeasurement measurement = new(deck, waves, duration, place);
        MeasuredField? simulated = archive is null || cancellation.IsCancellationRequested ? null : measurement.OfSimulated(archive);
        MeasuredField? broadband = cancellation.IsCancellationRequested ? null : measurement.OfBroadband(device);
        if (broadband is null)
            return new Outcome(null);
        WaveArchiveFacts? facts = null;
        if (folder is not null && !cancellation.IsCancellationRequested)
        {
            using WaveFieldSource field = waves.Field(device, grid, deck.Seed, deck.Scale);
            WaveFieldArchive.Save(folder, field, deck.ColdDensity);
            facts = WaveArchives.Facts(folder);
        }

        return new Outcome(new()
        {
            Completed = folder is null || facts is not null,
            Line = deck.Line,
            ColdDensity = deck.ColdDensity,
            Band = (deck.Broadband.Band.Low, deck.Broadband.Band.High),
            Waves = deck.Broadband.Waves,
            Scale = deck.Scale,
            Duration = duration,
            Spectra = waves.Spectra,
            Simulated = simulated,
            Broadband = broadband,
            Archive = facts,
            Elapsed = clock.Elapsed.TotalSeconds,
        });
    }

    private ArchivedWaveField? Open() => deck.Archive is { } folder ? WaveArchives.Open(folder, deck) : null;

    private sealed class Outcome(BroadbandFieldReportData? data) : ExperimentOutcome
    {
        public override bool Completed => data?.Completed ?? false;

        public override string? NothingKept => data is null ? "the fields were not measured yet" : null;

        public override System.Text.Json.Nodes.JsonObject ToJson(RunProvenance provenance) => BroadbandFieldJson.Of(data, provenance);

        public override void Write(Hdf5File file) => BroadbandFieldFile.Write(file, data!);

        public override IEnumerable<string> Summary()
        {
            if (data is null)
                yield break;
            yield return FormattableString.Invariant($"{data.Waves:N0} waves in each hemisphere with spectra at {data.Spectra.Count} places, {data.Elapsed:F1} s");
            double fce = data.Gyrofrequency;
            yield return "  latitude     B_w [pT]      f_m [f_ce]      δf [f_ce]";
            foreach (GaussianSpectrum s in data.Spectra)
                yield return FormattableString.Invariant($"{DipoleArc.LatitudeAt(data.Line.DipoleRadius, s.Distance) / Units.Degree,9:F2}°  {s.RmsAmplitude / Units.PicoTesla,8:G4} ± {s.RmsAmplitudeError / Units.PicoTesla,-6:G2}{s.Centre / fce,7:F3} ± {s.CentreError / fce,-6:F3}{s.Width / fce,7:F3} ± {s.WidthError / fce:F3}");
        }
    }
}
