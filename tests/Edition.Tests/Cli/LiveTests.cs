using System.Net;
using System.Text.Json;
using Edition.Cli;
using Edition.Faces;
using Edition.Model;

namespace Edition.Tests.Cli;

[Trait("Kind", "unit")]
public sealed class LiveTests
{
    private static readonly Terminal Silent = new(TextWriter.Null, TextWriter.Null, false, false, false, 100);

    [Fact]
    public void An_impression_keeps_the_last_good_pages_and_tells_which_are_new()
    {
        using var scratch = new Scratch();
        string book = Starter(scratch);
        string file = Path.Combine(book, "01-article.md");
        string text = File.ReadAllText(file);
        var press = new Press(new ManuscriptOptions(book, null, null));
        Impression first = press.Pull(null);
        Assert.True(first.IsGood);
        Assert.Empty(first.Forme!.Changed);

        // A blank line moves places, and nothing that is seen.
        File.WriteAllText(file, text.Replace("\n## ", "\n\n\n## ", StringComparison.Ordinal));
        Impression moved = press.Pull(first);
        Assert.Equal(first.Forme.Seals.ToArray(), moved.Forme!.Seals.ToArray());

        File.WriteAllText(file, text + "\n\nЕщё один абзац.\n");
        Impression longer = press.Pull(moved);
        Assert.NotEmpty(longer.Forme!.Changed);
        Assert.True(longer.Forme.Changed.Count < longer.Forme.Seals.Length);

        File.WriteAllText(file, text + "\n\nЕщё один абзац.[^нет]\n");
        Impression wrong = press.Pull(longer);
        Assert.False(wrong.IsGood);
        Assert.Same(longer.Forme, wrong.Forme);
        Assert.Contains(wrong.Findings, finding => finding.Rule.Id == "ED201");

        Directory.Delete(book, recursive: true);
        Impression gone = press.Pull(wrong);
        Assert.Same(longer.Forme, gone.Forme);
        Assert.Contains("There is no manuscript", gone.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_kept_serves_only_as_long_as_it_is_the_same()
    {
        using var scratch = new Scratch();
        string book = Starter(scratch);
        string own = Path.Combine(book, "templates", "own");
        Directory.CreateDirectory(own);
        File.WriteAllText(Path.Combine(own, "template.yaml"), "extends: journal\n");
        var press = new Press(new ManuscriptOptions(book, "own", null));
        Impression narrow = press.Pull(null);
        Assert.True(narrow.IsGood, string.Join(' ', narrow.Findings));
        File.WriteAllText(
            Path.Combine(own, "template.yaml"),
            "extends: journal\npage: {width: 120mm, height: 200mm}\n"
        );
        Impression other = press.Pull(narrow);
        Assert.True(other.IsGood, string.Join(' ', other.Findings));
        Assert.NotEqual(narrow.Forme!.Pages.Geometry, other.Forme!.Pages.Geometry);

        // What is shown stays, whatever was set since; then the faces of the first setting go.
        press.LetGo(narrow);
        Assert.Equal("text", FamilyIn(narrow));
        press.LetGo(other);
        Assert.Throws<ObjectDisposedException>(() => FamilyIn(narrow));
        Assert.Equal("text", FamilyIn(other));

        static string FamilyIn(Impression shown)
        {
            FaceLibrary faces = shown.Forme!.Faces;
            return faces.FamilyOf(faces.FaceOf("text", bold: false, italic: false, Lang.Russian)).Key;
        }
    }

    [Fact]
    public async Task A_saved_file_is_told_and_only_the_server_s_own_name_is_answered()
    {
        using var scratch = new Scratch();
        string book = Starter(scratch);
        using var end = new CancellationTokenSource();
        var said = new StringWriter();
        var terminal = Silent with { Out = TextWriter.Synchronized(said) };
        Task<Exit> watching = WatchCommand.Run(
            new WatchOptions(new ManuscriptOptions(book, null, null), 0, "vscode", Open: false),
            terminal,
            end.Token
        );
        while (!said.ToString().Contains("http://", StringComparison.Ordinal))
        {
            await Task.Delay(5);
        }

        string words = said.ToString();
        var address = new Uri(words[words.IndexOf("http", StringComparison.Ordinal)..].Split(' ')[0]);
        using var client = new HttpClient { BaseAddress = address };
        using var events = new StreamReader(await client.GetStreamAsync(new Uri("events", UriKind.Relative)));
        await Told(events, 1);
        JsonElement state = JsonDocument
            .Parse(await client.GetStringAsync(new Uri("state", UriKind.Relative)))
            .RootElement;
        Assert.True(state.GetProperty("good").GetBoolean());
        int pages = state.GetProperty("pages").GetArrayLength();
        string seal = state.GetProperty("pages")[pages - 1].GetProperty("seal").GetString()!;
        Assert.Contains(
            "<svg",
            await client.GetStringAsync(new Uri($"page/{pages - 1}?seal={seal}", UriKind.Relative)),
            StringComparison.Ordinal
        );

        await File.AppendAllTextAsync(Path.Combine(book, "01-article.md"), "\n\nИ ещё.\n");
        await Told(events, 2);
        JsonElement after = JsonDocument
            .Parse(await client.GetStringAsync(new Uri("state", UriKind.Relative)))
            .RootElement;
        Assert.Contains(after.GetProperty("pages").EnumerateArray(), page => page.GetProperty("changed").GetBoolean());

        async Task<HttpStatusCode> Status(HttpMethod method, string path, string? host = null)
        {
            using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
            request.Headers.Host = host;
            using HttpResponseMessage answer = await client.SendAsync(request);
            return answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.MisdirectedRequest, await Status(HttpMethod.Get, "state", "evil.example"));
        Assert.Equal(
            HttpStatusCode.MisdirectedRequest,
            await Status(HttpMethod.Get, "state", $"evil.example:{address.Port}")
        );
        Assert.Equal(HttpStatusCode.OK, await Status(HttpMethod.Head, "state"));
        foreach (HttpMethod method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete })
        {
            Assert.Equal(HttpStatusCode.MethodNotAllowed, await Status(method, "state"));
        }

        foreach (
            string path in new[]
            {
                "page/9999",
                "page/-1",
                "picture?path=../edition.yaml",
                "epub/1/../../edition.yaml",
                "edition.yaml",
                "find?file=x&line=1",
                "index",
            }
        )
        {
            Assert.Equal(HttpStatusCode.NotFound, await Status(HttpMethod.Get, path));
        }

        await end.CancelAsync();
        Assert.Equal(Exit.Clean, await watching);
    }

    [Fact]
    public void An_editor_is_called_by_name_or_by_address()
    {
        Assert.Equal("vscode://file/a/%D0%B1%20c.md:3:4", new EditorLink("VSCode").Of("/a/б c.md", 3, 4));
        Assert.Equal("vscode://file/C:/a.md:1:2", new EditorLink("vscode").Of(@"C:\a.md", 1, 2));
        Assert.Equal("x://y?f=/a.md&l=1", new EditorLink("x://y?f={file}&l={line}").Of("/a.md", 1, 2));
        Assert.Null(new EditorLink("none").Of("/a.md", 1, 2));
        Assert.Throws<UsageException>(() => new EditorLink("emacs"));
        Assert.Throws<UsageException>(() => new EditorLink("javascript:alert({file})"));
    }

    private static string Starter(Scratch scratch)
    {
        string book = scratch["book"];
        Assert.Equal(Exit.Clean, Spoken.By("new", book).Exit);
        return book;
    }

    private static async Task Told(StreamReader events, int number)
    {
        while (await events.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal) && int.Parse(line.AsSpan(6)) >= number)
            {
                return;
            }
        }

        Assert.Fail("The events ended.");
    }
}
