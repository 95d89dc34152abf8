using Edition.Cli;

bool closed = StandardStreams.Open();
var terminal = Terminal.OfProcess();
return (int)(closed ? CommandLine.Unheard(terminal) : CommandLine.Run(args, terminal));
