namespace RadBelt.Gpu.Spectra;

/// <summary>A discrete element of a spectrogram: where its ridge runs.</summary>
/// <param name="Times">s.</param>
/// <param name="Frequencies">Frequency of the ridge, Hz.</param>
/// <param name="Amplitudes">rms |B_⊥| in the ridge's band, T.</param>
/// <param name="ChirpRate">df/dt of a straight line through the ridge, weighted by power, Hz s⁻¹.</param>
/// <param name="ChirpRateError">Its standard error, Hz s⁻¹.</param>
public sealed record RisingTone(double[] Times, double[] Frequencies, double[] Amplitudes, double ChirpRate, double ChirpRateError);
