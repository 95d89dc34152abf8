using Edition.Cli;

return (int)CommandLine.Run(args, Terminal.OfProcess());
