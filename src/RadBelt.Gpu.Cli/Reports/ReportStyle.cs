namespace RadBelt.Gpu.Cli.Reports;

/// <summary>
/// The style sheet of every page: light and dark by the reader's setting, light on paper. It holds neither «&lt;» nor «&amp;», so it is XML
/// as it stands.
/// </summary>
internal static class ReportStyle
{
    /// <summary>The style sheet.</summary>
    public const string Css = """

        :root{color-scheme:light dark;--paper:#fff;--page:#f4f5f7;--ink:#1c2128;--soft:#5a636e;--edge:#d5d9df;--grid:#e9ecf0;--warn:#b3261e;--warnbg:#fdecea}
        .k{--c:var(--l);stroke-width:1.4}
        @media screen and (prefers-color-scheme:dark){
        :root{--paper:#14181d;--page:#0d1014;--ink:#e6e9ee;--soft:#a2abb6;--edge:#3a424c;--grid:#232a32;--warn:#ff9c90;--warnbg:#3a1d1b}
        .k{--c:var(--d)}
        }
        *{box-sizing:border-box}
        body{margin:0;background:var(--page);color:var(--ink);
             font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
        main{max-width:1240px;margin:0 auto;padding:40px 44px 28px;background:var(--paper)}
        h1{font-size:30px;line-height:1.2;margin:0 0 6px;letter-spacing:-.01em}
        h2{font-size:21px;margin:44px 0 10px;padding-top:14px;border-top:1px solid var(--edge)}
        .subtitle{font-size:18px;color:var(--soft);margin:0 0 22px}
        p.prose{max-width:76ch;margin:10px 0}
        p.warning{padding:8px 14px;border-left:4px solid var(--warn);background:var(--warnbg);color:var(--warn)}
        dl.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(250px,1fr));gap:1px;margin:18px 0;
                 border:1px solid var(--edge);border-radius:8px;overflow:hidden}
        dl.facts div{padding:9px 14px;box-shadow:0 0 0 1px var(--edge)}
        dl.facts dt{font-size:13px;color:var(--soft)}
        dl.facts dd{margin:0;font-variant-numeric:tabular-nums}
        figure{margin:26px 0 34px}
        figcaption{max-width:100ch;margin-top:8px;font-size:14.5px;color:var(--soft)}
        figcaption b,caption b{color:var(--ink)}
        .grid{display:grid;grid-template-columns:var(--w,repeat(var(--n),minmax(0,1fr)));gap:14px 18px}
        .grid svg{width:100%;height:auto;display:block}
        @media screen and (max-width:760px){main{padding:22px 16px}.grid{grid-template-columns:repeat(min(var(--n),2),minmax(0,1fr))}}
        @media screen and (max-width:560px){.grid{grid-template-columns:minmax(0,1fr)}}
        svg text{fill:var(--ink);font-family:inherit}
        svg text.title,svg text.heading{font-weight:600}
        .grid svg svg{width:auto;display:inline}
        .line,.area,.dots,.dot{stroke:var(--c)}
        .line{fill:none;stroke-linejoin:round}
        .bar{stroke-width:1.1;opacity:.8}
        .dot{fill:var(--c);stroke:var(--soft);stroke-width:.6}
        .dots{fill:none;stroke-linecap:round;stroke-opacity:.62}
        .area{fill:var(--c);fill-opacity:.2;stroke:none}
        .fill{fill:var(--c)}
        .heat{image-rendering:pixelated}
        path.grid{fill:none;stroke:var(--grid);stroke-width:1}
        .box{fill:none;stroke:var(--soft);stroke-width:1}
        .tick{fill:none;stroke:var(--soft);stroke-width:1}
        .paper{fill:var(--paper);fill-opacity:.88;stroke:var(--edge)}
        .legend{display:flex;flex-wrap:wrap;gap:4px 20px;justify-content:center;margin:8px 0 2px;font-size:13.5px}
        .legend>span{display:inline-flex;align-items:center;gap:7px;white-space:nowrap}
        .legend svg{flex:none;overflow:visible}
        .note{margin:4px 0 0;font-size:13px;color:var(--soft)}
        .scroll{overflow-x:auto;margin:6px 0 0}
        table{border-collapse:collapse;font-size:13.5px;font-variant-numeric:tabular-nums}
        th,td{padding:5px 6px;text-align:left;white-space:nowrap}
        th{font-weight:600;border-bottom:1.5px solid var(--soft)}
        tr.groups th{text-align:center;border-bottom:1px solid var(--edge);padding-bottom:3px}
        td{border-bottom:1px solid var(--edge)}
        .number{text-align:right}
        td.flag{color:var(--warn);background:var(--warnbg);font-weight:600}
        p.caption{margin:26px 0 0;font-size:14.5px;color:var(--soft);max-width:100ch}
        p.caption b{color:var(--ink)}
        details{margin:34px 0 0;border:1px solid var(--edge);border-radius:8px;padding:8px 16px}
        summary{cursor:pointer;font-weight:600}
        pre{overflow-x:auto;font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;margin:10px 0}
        footer{margin-top:30px;padding-top:12px;border-top:1px solid var(--edge);font-size:13px;color:var(--soft)}
        footer span{white-space:nowrap}
        sub,sup{font-size:72%;line-height:0}
        @media print{
        @page{margin:14mm}
        body,main{background:#fff;font-size:10.5pt}
        main{padding:0;max-width:none}
        figure,tr,dl.facts{break-inside:avoid}
        h2,p.caption{break-after:avoid}
        .scroll{overflow:visible}
        th,td{padding:2px 5px;font-size:8pt}
        dl.facts,svg,td.flag{-webkit-print-color-adjust:exact;print-color-adjust:exact}
        }

        """;
}
