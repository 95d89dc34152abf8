using System.Globalization;
using System.Net;
using System.Text;
using Edition.Faces;
using Edition.Model;
using Edition.Print.Svg;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Edition.Cli;

/// <summary>
/// The socket of the live proof: answers GET on the loopback address, to requests that call it by its own name, and
/// nothing else; no request changes anything. What a manuscript brings is never run: the pages' own scripts come from
/// the program, and the EPUB is shown without any.
/// </summary>
internal sealed class LiveServer : IAsyncDisposable
{
    private const string OwnPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string BookPolicy =
        "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; font-src 'self'; base-uri 'none'; "
        + "form-action 'none'; frame-ancestors 'self'";

    private const string Resources = "proof/";

    private readonly WebApplication app;
    private readonly CancellationTokenSource closing = new();
    private readonly GlyphSheet glyphs = new();
    private readonly string session = Guid.NewGuid().ToString("n");
    private readonly EditorLink editor;
    private readonly Func<Source, string> shownPath;
    private readonly Func<Source, string> fullPath;
    private readonly ReaderWriterLockSlim drawing = new();
    private volatile Impression? current;
    private volatile TaskCompletionSource published = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HashSet<string> hosts = [];

    /// <param name="port">0 for any that is free.</param>
    /// <param name="editor">How places are opened.</param>
    /// <param name="shownPath">The path by which a source is shown.</param>
    /// <param name="fullPath">Its full path.</param>
    public LiveServer(int port, EditorLink editor, Func<Source, string> shownPath, Func<Source, string> fullPath)
    {
        (this.editor, this.shownPath, this.fullPath) = (editor, shownPath, fullPath);
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 0;
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        app = builder.Build();
        app.Run(Answer);
    }

    /// <summary>Where the proof is to be seen; known once the server has been started.</summary>
    public Uri Address { get; private set; } = null!;

    /// <exception cref="MachineException">The port is taken.</exception>
    public async Task Start()
    {
        try
        {
            await app.StartAsync().ConfigureAwait(false);
        }
        catch (IOException e)
        {
            throw new MachineException($"The live proof cannot be shown: {Reason.Of(e).TrimEnd('.')}.", e);
        }

        string address = app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.First();
        Address = new Uri(address + "/");
        string port = Address.Port.ToString(CultureInfo.InvariantCulture);
        hosts = [$"127.0.0.1:{port}", $"localhost:{port}"];
    }

    /// <summary>
    /// Shows an impression to all that look on; on return nothing is drawn any more of the one before it.
    /// </summary>
    public void Publish(Impression impression)
    {
        drawing.EnterWriteLock();
        current = impression;
        drawing.ExitWriteLock();
        TaskCompletionSource waited = published;
        published = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        waited.SetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync().ConfigureAwait(false);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await app.StopAsync(patience.Token).ConfigureAwait(false);
        await app.DisposeAsync().ConfigureAwait(false);
        closing.Dispose();
        drawing.Dispose();
    }

    private Task Answer(HttpContext context)
    {
        // Answers are made whole, then sent: what is sent needs no faces.
        drawing.EnterReadLock();
        try
        {
            return Made(context);
        }
        catch (DamagedFaceException damaged)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Send(context.Response, "text/plain; charset=utf-8", damaged.Message);
        }
        finally
        {
            drawing.ExitReadLock();
        }
    }

    private Task Made(HttpContext context)
    {
        HttpRequest request = context.Request;
        HttpResponse response = context.Response;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers.ContentSecurityPolicy = OwnPolicy;
        response.Headers.CacheControl = "no-store";

        // A page of another site that has its name lead here would call the server by that name.
        if (!hosts.Contains(request.Host.Value ?? ""))
        {
            return Refuse(response, StatusCodes.Status421MisdirectedRequest);
        }

        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            return Refuse(response, StatusCodes.Status405MethodNotAllowed);
        }

        string[] path = (request.Path.Value ?? "/")[1..].Split('/');
        Forme? forme = current?.Forme;
        return path switch
        {
            [""] => Send(response, "text/html; charset=utf-8", Resource("index.html")),
            ["events"] => Events(context),
            ["state"] => Send(response, JsonType, LiveState.Of(current, session, shownPath, UrlOf)),
            ["glyphs"] => Send(response, SvgType, glyphs.PathsFrom(Number(request, "from"))),
            ["page", var index] when PageOf(forme, index) is var page and >= 0 => Page(response, forme!, page),
            ["greek", var index] when PageOf(forme, index) is var page and >= 0 => Kept(
                response,
                SvgType,
                SvgPage.Greeked(forme!.Pages, page)
            ),
            ["picture"] when forme is not null => Picture(request, response, forme),
            ["place"] when forme is not null => Send(response, JsonType, Place(request, forme)),
            ["find"] when forme is not null => Find(request, response, forme),
            ["search"] when forme is not null => Send(
                response,
                JsonType,
                LiveState.Hits(forme.Pages, request.Query["q"].ToString())
            ),
            ["epub-place"] when forme is not null => Send(
                response,
                JsonType,
                LiveState.EpubPlace(forme, current!.Number, Number(request, "page"))
            ),
            ["epub", _, .. var file] when forme is not null => EpubFile(response, forme, string.Join('/', file)),
            [var file] when Resource(file) is { Length: > 0 } bytes => Send(response, TypeOf(file), bytes),
            _ => Refuse(response, StatusCodes.Status404NotFound),
        };
    }

    private const string JsonType = "application/json; charset=utf-8",
        SvgType = "image/svg+xml; charset=utf-8";

    private async Task Events(HttpContext context)
    {
        using var until = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, closing.Token);
        context.Response.ContentType = "text/event-stream";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        try
        {
            while (true)
            {
                Task next = published.Task;
                string number = (current?.Number ?? 0).ToString(CultureInfo.InvariantCulture);
                await context.Response.WriteAsync($"retry: 500\ndata: {number}\n\n", until.Token).ConfigureAwait(false);
                await context.Response.Body.FlushAsync(until.Token).ConfigureAwait(false);
                await next.WaitAsync(until.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The window was closed, or the program ends.
        }
    }

    private Task Page(HttpResponse response, Forme forme, int page)
    {
        string svg = SvgPage.Write(
            forme.Pages,
            page,
            glyphs,
            picture =>
                $"picture?path={Uri.EscapeDataString(picture.Path)}&seal={PageSeal.Of(picture.Bytes.AsSpan()):x16}"
        );
        response.Headers["X-Glyphs"] = glyphs.Count.ToString(CultureInfo.InvariantCulture);
        return Send(response, SvgType, svg);
    }

    private static Task Picture(HttpRequest request, HttpResponse response, Forme forme)
    {
        if (!forme.Book.Pictures.TryGetValue(request.Query["path"].ToString(), out Picture? picture))
        {
            return Refuse(response, StatusCodes.Status404NotFound);
        }

        string type = picture.Format switch
        {
            PictureFormat.Png => "image/png",
            PictureFormat.Jpeg => "image/jpeg",
            _ => "image/svg+xml",
        };
        response.Headers.ContentSecurityPolicy = BookPolicy;
        return Kept(response, type, Epub.EpubWriter.PictureOf(picture, forme.Faces).ToArray());
    }

    private PlaceState Place(HttpRequest request, Forme forme) =>
        forme.Places.SourceOf(Number(request, "page"), Number(request, "item"), Number(request, "character"))
            is { Source: { } source } span
            ? LiveState.PlaceOf(source, span.Start, shownPath, UrlOf)
            : new PlaceState(null, 0, 0, null);

    private Task Find(HttpRequest request, HttpResponse response, Forme forme)
    {
        string wanted = request.Query["file"].ToString().Replace('\\', '/');
        Source? file = forme.Places.Sources.FirstOrDefault(source =>
            source.Path == wanted || shownPath(source) == wanted || fullPath(source).Replace('\\', '/') == wanted
        );
        int line = Number(request, "line");
        return file is not null && forme.Places.Find(file.Path, line) is { } place
            ? Send(
                response,
                JsonType,
                new FoundState(
                    place.Page,
                    place.Item,
                    place.Y,
                    LiveState.PlaceOf(file, file.LineStart(line), shownPath, UrlOf)
                )
            )
            : Refuse(response, StatusCodes.Status404NotFound);
    }

    private static Task EpubFile(HttpResponse response, Forme forme, string path)
    {
        if (!forme.Epub.TryGetValue(path, out byte[]? bytes))
        {
            return Refuse(response, StatusCodes.Status404NotFound);
        }

        response.Headers.ContentSecurityPolicy = BookPolicy;
        return Kept(response, TypeOf(path), bytes);
    }

    private string? UrlOf(Source source, int line, int column) => editor.Of(fullPath(source), line, column);

    private static int PageOf(Forme? forme, string index) =>
        forme is not null
        && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out int page)
        && page < forme.Pages.Pages.Length
            ? page
            : -1;

    private static int Number(HttpRequest request, string name) =>
        int.TryParse(request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    private static string TypeOf(string path) =>
        Path.GetExtension(path) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".xhtml" => "application/xhtml+xml; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".svg" => "image/svg+xml",
            ".png" => "image/png",
            ".jpg" or ".jpeg" => "image/jpeg",
            ".ttf" => "font/ttf",
            ".otf" => "font/otf",
            _ => "application/octet-stream",
        };

    private static byte[] Resource(string name)
    {
        using Stream? resource = typeof(LiveServer).Assembly.GetManifestResourceStream(Resources + name);
        if (resource is null)
        {
            return [];
        }

        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }

    private static Task Refuse(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static Task Send(HttpResponse response, string type, object answer) =>
        Send(
            response,
            type,
            answer switch
            {
                byte[] bytes => bytes,
                string text => Encoding.UTF8.GetBytes(text),
                _ => LiveState.Json(answer),
            }
        );

    /// <summary>Sends what its address names for ever: the address bears a seal or a number.</summary>
    private static Task Kept(HttpResponse response, string type, object answer)
    {
        response.Headers.CacheControl = "private, max-age=3600, immutable";
        return Send(response, type, answer);
    }

    private static async Task Send(HttpResponse response, string type, byte[] bytes)
    {
        response.ContentType = type;
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(response.HttpContext.Request.Method))
        {
            await response.Body.WriteAsync(bytes).ConfigureAwait(false);
        }
    }
}
