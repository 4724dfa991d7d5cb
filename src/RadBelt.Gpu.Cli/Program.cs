using RadBelt.Gpu.Cli.Commands;

return RadbeltCommand.Run(args);
