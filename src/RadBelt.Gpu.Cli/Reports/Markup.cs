using System.Text;
using System.Xml;

namespace RadBelt.Gpu.Cli.Reports;

/// <summary>
/// Writes HTML that is well-formed XML too, with SVG inside: text is escaped, numbers are invariant and rounded to 0.1 px, characters XML
/// cannot hold become U+FFFD. What is written can be read by a browser as HTML5 and by any XML parser.
/// </summary>
internal sealed class Markup : IDisposable
{
    private const string HtmlNamespace = "http://www.w3.org/1999/xhtml";
    private const string SvgNamespace = "http://www.w3.org/2000/svg";

    private readonly XmlWriter xml;

    /// <summary>Writes to <paramref name="output"/>, which stays open.</summary>
    public Markup(TextWriter output) => xml = XmlWriter.Create(output, new XmlWriterSettings
    {
        OmitXmlDeclaration = true,
        ConformanceLevel = ConformanceLevel.Fragment,
        NewLineChars = "\n",
    });

    /// <summary>Opens an element; disposing of the result closes it with an end tag of its own (HTML knows no self-closing).</summary>
    public Scope Element(string name, params ReadOnlySpan<(string Name, MarkupValue Value)> attributes)
    {
        Start(name, attributes);
        return new Scope(this);
    }

    /// <summary>An element without content: SVG shapes and the void elements of HTML.</summary>
    public void Leaf(string name, params ReadOnlySpan<(string Name, MarkupValue Value)> attributes)
    {
        Start(name, attributes);
        xml.WriteEndElement();
    }

    /// <summary>An element that holds text (rich, see <see cref="RichText"/>) in HTML.</summary>
    public void Html(string name, string richText, params ReadOnlySpan<(string Name, MarkupValue Value)> attributes)
    {
        using (Element(name, attributes))
        {
            RichText.Parse(richText).WriteHtml(this);
        }
    }

    /// <summary>An SVG text element at (x, y), px; <paramref name="fontSize"/> in px sets the shift of sub- and superscripts.</summary>
    public void SvgText(
        double x, double y, double fontSize, string richText, params ReadOnlySpan<(string Name, MarkupValue Value)> attributes)
    {
        using (Element("text", [("x", x), ("y", y), ("font-size", fontSize), .. attributes]))
        {
            RichText.Parse(richText).WriteSvg(this, fontSize);
        }
    }

    /// <summary>Plain text, escaped.</summary>
    public void Text(string text) => xml.WriteString(Clean(text));

    /// <summary>Text as it stands: for the style sheet, which holds neither «&lt;» nor «&amp;».</summary>
    public void Raw(string text) => xml.WriteRaw(text);

    /// <inheritdoc/>
    public void Dispose() => xml.Dispose();

    private void Start(string name, ReadOnlySpan<(string Name, MarkupValue Value)> attributes)
    {
        switch (name)
        {
            case "html": xml.WriteStartElement(name, HtmlNamespace); break;
            case "svg": xml.WriteStartElement(name, SvgNamespace); break;
            default: xml.WriteStartElement(name); break;
        }
        foreach (var (attribute, value) in attributes)
        {
            if (value.Text is { } text)
            {
                xml.WriteAttributeString(attribute, Clean(text));
            }
        }
    }

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value) ? rune.ToString() : "\uFFFD");
        }
        return clean.ToString();
    }

    /// <summary>An element that is open until disposed of.</summary>
    internal readonly struct Scope(Markup owner) : IDisposable
    {
        /// <inheritdoc/>
        public void Dispose() => owner.xml.WriteFullEndElement();
    }
}
