using System.CommandLine;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Commands;

/// <summary><c>radbelt report run.h5</c>: the report page of a run, from its file alone.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The HDF5 file of a run." };
        var output = new Option<string?>("--output", "-o") { Description = "The page to write; the file's name with .html when not given.", HelpName = "page" };
        var command = new Command("report", "Makes a self-contained page with plots from the file of a run.") { file, output };
        command.SetAction(parsed =>
        {
            string data = parsed.GetValue(file)!;
            string page = parsed.GetValue(output) ?? Path.ChangeExtension(data, ".html");
            if (Path.GetFullPath(page) == Path.GetFullPath(data))
                throw new InvalidInputException($"output: '{page}' is the file of the run itself, which the page would replace; give another name with --output");
            ReportFromFile.Create(data, page);
            Console.WriteLine(page);
            return ExitCode.Success;
        });
        return command;
    }
}
