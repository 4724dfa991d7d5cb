using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Reports.Chorus;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>Elements that an earlier run wrote, with what it said of them; a deck that takes them must describe the same plasma.</summary>
internal sealed class ElementFromFile
{
    // Numbers that a person wrote in two decks, in whatever units.
    private const double Same = 1e-6;

    /// <summary>Loads a file.</summary>
    /// <exception cref="InvalidInputException">It holds no elements, or they were made in another dipole or another plasma than the deck's.</exception>
    public ElementFromFile(string path, DipolePlasmaSection plasma)
    {
        using Hdf5File file = Hdf5File.Open(path);
        Elements = ChorusElementFile.Read(file);
        foreach (DipoleFieldLine line in Elements.Select(element => element.Line))
        {
            if (Differ(line.SurfaceField, plasma.SurfaceField) || Differ(line.EarthRadius, plasma.EarthRadius))
            {
                throw new InvalidInputException(
                    $"element_file: the elements of '{path}' lie in the dipole of {Dipole(line.SurfaceField, line.EarthRadius)}, and `plasma` is that of {Dipole(plasma.SurfaceField, plasma.EarthRadius)}; give `plasma` the `surface_field` and `earth_radius` of the file");
            }
        }

        // A program may have saved elements without saying more.
        if (!file.Exists(ChorusMediumAttributes.Run))
        {
            Medium = ElementMaker.Medium(plasma, null, Elements[0].Line.LShell);
            return;
        }

        (Medium, Source) = (ChorusMediumAttributes.Medium(file), ChorusMediumAttributes.Source(file));
        ChorusMedium own = ElementMaker.Medium(plasma, null, Medium.Equator.LShell);
        if (Medium.Density != own.Density || Differ(Medium.Equator.ElectronDensity, own.Equator.ElectronDensity))
            throw new InvalidInputException($"element_file: the elements of '{path}' were made in a plasma of {Plasma(Medium)}, and `plasma` is {Plasma(own)}; give `plasma` the density of the file");
    }

    /// <summary>The elements.</summary>
    public IReadOnlyList<ChorusElement> Elements { get; }

    /// <summary>What they were made in, damping included.</summary>
    public ChorusMedium Medium { get; }

    /// <summary>Their source; null where the file does not say.</summary>
    public ElementSource? Source { get; }

    private static bool Differ(double a, double b) => Math.Abs(a - b) > Same * Math.Abs(b);

    private static string Dipole(double field, double radius) => $"{NumberText.Of(field)} T at {NumberText.Of(radius / Units.Kilometre)} km";

    private static string Plasma(ChorusMedium medium) => FormattableString.Invariant(
        $"«{medium.Density}», {medium.Equator.ElectronDensity / Units.PerCubicCentimetre:G4} cm^-3 at the equator of L = {medium.Equator.LShell:G4}");
}
