Console.WriteLine("edition");
