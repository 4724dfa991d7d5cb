using System.CommandLine;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Commands;

/// <summary>
/// <c>radbelt report run.h5</c>: the report page of a run, from its file alone; of several particle-in-cell runs a page that compares them.
/// </summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("file")
        {
            Description = "The HDF5 file of a run; several of particle-in-cell runs are compared.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The page to write; the first file's name with .html, or -compared.html of several, when not given.",
            HelpName = "page",
        };
        var command = new Command("report", "Makes a self-contained page with plots from the file of a run.") { files, output };
        command.SetAction(parsed =>
        {
            string[] data = parsed.GetValue(files)!;
            string page = parsed.GetValue(output) ?? (data.Length == 1 ? Path.ChangeExtension(data[0], ".html") : Path.ChangeExtension(data[0], null) + "-compared.html");
            if (data.Any(file => Path.GetFullPath(page) == Path.GetFullPath(file)))
                throw new InvalidInputException($"output: '{page}' is the file of the run itself, which the page would replace; give another name with --output");
            if (data.Length == 1)
                ReportFromFile.Create(data[0], page);
            else
                ReportFromFile.Compare(data, page);
            Console.WriteLine(page);
            return ExitCode.Success;
        });
        return command;
    }
}
