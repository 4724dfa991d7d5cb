using RadBelt.Gpu.Cli.Reports.Plots;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Reports;

/// <summary>
/// A page of results that stands alone: one file of HTML, styles and pictures inside, no script, nothing fetched. Figures and tables are
/// numbered in the order they are added. Texts are rich (see <see cref="RichText"/>).
/// </summary>
internal sealed class ReportPage(string title, string subtitle, ReportProvenance provenance)
{
    private readonly List<Action<Markup>> blocks = [];
    private int figures;
    private int tables;

    /// <summary>Adds a heading.</summary>
    public void Section(string heading) => blocks.Add(m => m.Html("h2", heading));

    /// <summary>Adds a paragraph.</summary>
    public void Prose(string text) => blocks.Add(m => m.Html("p", text, ("class", "prose")));

    /// <summary>Adds a paragraph that stands out: what limits the results below it.</summary>
    public void Warning(string text) => blocks.Add(m => m.Html("p", text, ("class", "prose warning")));

    /// <summary>Adds key facts.</summary>
    public void Facts(IReadOnlyList<ReportFact> facts) => blocks.Add(m =>
    {
        if (facts.Count == 0)
        {
            return;
        }
        using var list = m.Element("dl", ("class", "facts"));
        foreach (var (label, value) in facts)
        {
            using var entry = m.Element("div");
            m.Html("dt", label);
            m.Html("dd", value);
        }
    });

    /// <summary>Adds a table below its caption.</summary>
    public void Table(ReportTable table, string caption)
    {
        var number = ++tables;
        blocks.Add(m =>
        {
            Caption(m, "p", $"Table {Numbers.Integer(number)}.", caption, ("class", "caption"));
            table.Write(m);
        });
    }

    /// <summary>Adds a figure above its caption.</summary>
    public void Figure(PlotGrid panels, string caption)
    {
        var number = ++figures;
        blocks.Add(m =>
        {
            using var figure = m.Element("figure");
            panels.Write(m);
            Caption(m, "figcaption", $"Figure {Numbers.Integer(number)}.", caption);
        });
    }

    /// <summary>Adds a figure of one panel.</summary>
    public void Figure(Plot plot, string caption) => Figure(new PlotGrid(1, plot), caption);

    /// <summary>Writes the page to <paramref name="output"/>.</summary>
    public void Write(TextWriter output)
    {
        output.Write("<!DOCTYPE html>\n");
        using var m = new Markup(output);
        using var html = m.Element("html", ("lang", "en"));
        using (m.Element("head"))
        {
            m.Leaf("meta", ("charset", "utf-8"));
            m.Leaf("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
            m.Leaf("meta", ("name", "generator"), ("content", $"RadBelt.Gpu {provenance.Version}"));
            m.Html("title", RichText.Parse(title).ToString());
            using (m.Element("style"))
            {
                m.Raw(ReportStyle.Css);
            }
        }
        using var body = m.Element("body");
        using var main = m.Element("main");
        m.Html("h1", title);
        m.Html("p", subtitle, ("class", "subtitle"));
        blocks.ForEach(block => block(m));
        WriteDeck(m);
        WriteFooter(m);
    }

    /// <summary>
    /// Saves the page: written under a temporary name beside its own, then renamed, so that it appears whole or not at all. Folders missing
    /// on the way are made.
    /// </summary>
    /// <exception cref="InvalidInputException">The file cannot be written there.</exception>
    public void Save(string path)
    {
        var full = Path.GetFullPath(path);
        var temporary = $"{full}.{Environment.ProcessId:x}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full) ?? full);
            // What has this name was left by a killed process, or is a link that would lead elsewhere.
            File.Delete(temporary);
            using (var file = new StreamWriter(new FileStream(temporary, FileMode.CreateNew, FileAccess.Write)))
            {
                Write(file);
            }
            File.Move(temporary, full, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(
                $"report: {full} cannot be written ({error.Message}); name a folder that can be written to, with room for the page.", error);
        }
        finally
        {
            // Gone after the rename; left over, and worthless, after any failure.
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }
        }
    }

    private static void Caption(
        Markup m, string element, string number, string caption, params ReadOnlySpan<(string, MarkupValue)> attributes)
    {
        using (m.Element(element, attributes))
        {
            m.Html("b", number);
            m.Text(" ");
            RichText.Parse(caption).WriteHtml(m);
        }
    }

    private void WriteDeck(Markup m)
    {
        if (provenance.DeckText is not { } text)
        {
            return;
        }
        using var details = m.Element("details");
        using (m.Element("summary"))
        {
            m.Text($"The deck: {provenance.Deck}");
        }
        using (m.Element("pre"))
        {
            m.Text(text);
        }
    }

    private void WriteFooter(Markup m)
    {
        using var footer = m.Element("footer");
        string[] seed = provenance.Seed is { } number ? [$"seed {number}"] : [];
        string[] parts = [$"RadBelt.Gpu {provenance.Version}", $"deck {provenance.Deck}", .. seed, provenance.Device];
        for (var i = 0; i < parts.Length; i++)
        {
            m.Text(i > 0 ? " · " : "");
            using (m.Element("span"))
            {
                m.Text(parts[i]);
            }
        }
    }
}
