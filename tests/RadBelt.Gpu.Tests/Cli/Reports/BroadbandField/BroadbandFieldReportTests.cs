using System.Text.RegularExpressions;
using RadBelt.Gpu.Cli.Reports.BroadbandField;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Tests.Cli.Reports.BroadbandField;

[TestFixture]
public class BroadbandFieldReportTests
{
    private static string Html(BroadbandFieldReportData data) => ReportPageTests.Text(BroadbandFieldReport.Create(data, null, DemoData.Provenance));

    [Test]
    public void Shows_power_fits_and_spectrograms_of_both_fields()
    {
        var html = Html(DemoBroadband.Run());
        Assert.That(Regex.Matches(html, "<h2>(.*?)</h2>").Select(m => m.Groups[1].Value), Is.EqualTo(new[] { "Power over frequency and latitude", "Fits", "Spectrograms" }));
        Assert.That(Regex.Count(html, "<figcaption>"), Is.EqualTo(4));
        Assert.That(html, Does.Contain("simulated field (measured)").And.Contain("broadband field (measured)").And.Contain("Gaussian (fit)").And.Contain("fit to the simulated field ± s.e."));
        Assert.That(html, Does.Not.Contain("class=\"note\"").And.Not.Contain("∞"), "nothing of good data is left out");
    }

    /// <summary>Spectra that were given have no errors and no simulated field beside them; the factor of the amplitudes is told.</summary>
    [Test]
    public void A_field_of_given_spectra_stands_alone()
    {
        var html = Html(DemoBroadband.Run(simulated: false, latitudes: 5));
        Assert.That(html, Does.Contain("Gaussian (given)").And.Contain("times 0.1").And.Not.Contain("simulated field (measured)").And.Not.Contain("± s.e."));
    }

    /// <summary>∫P df over the band is B_w² but for what lies outside it.</summary>
    [Test]
    public void The_amplitude_of_a_measured_field_is_the_root_of_its_power()
    {
        BroadbandFieldReportData data = DemoBroadband.Run();
        double[] measured = data.Broadband.AmplitudeBetween(data.Band.Lowest, data.Band.Highest);
        for (int i = 0; i < measured.Length; i++)
            Assert.That(measured[i] / Units.PicoTesla, Is.EqualTo(data.Spectra[i].RmsAmplitude / Units.PicoTesla).Within(4).Percent, "noise of ±10 % a bin over 20 bins");
    }
}
