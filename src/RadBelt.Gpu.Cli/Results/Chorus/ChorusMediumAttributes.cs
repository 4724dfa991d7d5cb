using RadBelt.Gpu.Cli.Reports.Chorus;
using RadBelt.Gpu.Hdf5;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>What rays, chorus elements and microbursts have in common: medium, source, end of the run, as attributes of the group <c>/run</c>.</summary>
internal static class ChorusMediumAttributes
{
    /// <summary>The group.</summary>
    public const string Run = "/run";

    /// <summary>Name of the wall time.</summary>
    public const string ElapsedName = "elapsed_s";

    /// <summary>Makes the group and writes what waves run through, and how the run went.</summary>
    public static void Write(Hdf5File file, ChorusMedium medium, bool completed, double elapsed)
    {
        file.CreateGroup(Run);
        file.SetAttribute(Run, "completed", completed ? "yes" : "no");
        file.SetAttribute(Run, ElapsedName, elapsed);
        file.SetAttribute(Run, "density", medium.Density);
        if (medium.Damping is { } damping)
            file.SetAttribute(Run, "damping", damping);
        file.SetAttribute(Run, "surface_field_T", medium.SurfaceField);
        file.SetAttribute(Run, "earth_radius_m", medium.EarthRadius);
        file.SetAttribute(Run, "equator_l_shell", medium.Equator.LShell);
        file.SetAttribute(Run, "equator_electron_density_per_m3", medium.Equator.ElectronDensity);
        file.SetAttribute(Run, "equator_f_pe_over_f_ce", medium.Equator.FrequencyRatio);
    }

    /// <summary>Reads the medium.</summary>
    /// <exception cref="Physics.InvalidInputException">It is not as written.</exception>
    public static ChorusMedium Medium(Hdf5File file) => new(
        file.ReadStringAttribute(Run, "density"),
        file.HasAttribute(Run, "damping") ? file.ReadStringAttribute(Run, "damping") : null,
        file.ReadAttribute<double>(Run, "surface_field_T"),
        file.ReadAttribute<double>(Run, "earth_radius_m"),
        new EquatorialPlasma(
            file.ReadAttribute<double>(Run, "equator_l_shell"),
            file.ReadAttribute<double>(Run, "equator_electron_density_per_m3"),
            file.ReadAttribute<double>(Run, "equator_f_pe_over_f_ce")));

    /// <summary>Whether the run came to its end, and all of it is in the file.</summary>
    public static bool Completed(Hdf5File file) => file.ReadStringAttribute(Run, "completed") == "yes" && file.IsComplete;

    /// <summary>Wall time, s.</summary>
    public static double Elapsed(Hdf5File file) => file.ReadAttribute<double>(Run, ElapsedName);

    /// <summary>Writes the source of an element; nothing without one.</summary>
    public static void Write(Hdf5File file, ElementSource? source)
    {
        if (source is null)
            return;
        file.SetAttribute(Run, "kind", source.Kind);
        file.SetAttribute(Run, "first_frequency_Hz", source.FirstFrequency);
        file.SetAttribute(Run, "last_frequency_Hz", source.LastFrequency);
        file.SetAttribute(Run, "tone_duration_s", source.Duration);
        file.SetAttribute(Run, "amplitude_T", source.Amplitude);
        file.SetAttribute(Run, "rays", source.Rays);
    }

    /// <summary>Reads the source of an element; null without one.</summary>
    public static ElementSource? Source(Hdf5File file) => !file.HasAttribute(Run, "kind") ? null : new(
        file.ReadStringAttribute(Run, "kind"),
        file.ReadAttribute<double>(Run, "first_frequency_Hz"),
        file.ReadAttribute<double>(Run, "last_frequency_Hz"),
        file.ReadAttribute<double>(Run, "tone_duration_s"),
        file.ReadAttribute<double>(Run, "amplitude_T"),
        file.ReadAttribute<int>(Run, "rays"));
}
