namespace RadBelt.Gpu.Hdf5;

/// <summary>Who and what made an openPMD file: the recommended attributes of its root.</summary>
/// <param name="Software">Name of the program.</param>
/// <param name="SoftwareVersion">Its version.</param>
/// <param name="Date">When the file was made.</param>
/// <param name="Author">Name and address of who answers for the data; null: left out.</param>
public sealed record OpenPmdInfo(string Software, string SoftwareVersion, DateTimeOffset Date, string? Author = null);
