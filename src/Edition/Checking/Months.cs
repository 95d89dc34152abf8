using System.Collections.Frozen;

namespace Edition.Checking;

/// <summary>
/// The months of languages beside Russian and English by their names, in the cases in which a date has them: each line
/// begins with January.
/// </summary>
internal static class Months
{
    private static readonly FrozenDictionary<string, FrozenDictionary<string, int>> ByLanguage = new Dictionary<
        string,
        string[]
    >
    {
        ["de"] = ["januar februar märz april mai juni juli august september oktober november dezember", "jänner"],
        ["fr"] = ["janvier février mars avril mai juin juillet août septembre octobre novembre décembre"],
        ["es"] = ["enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"],
        ["it"] = ["gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"],
        ["pl"] =
        [
            "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
            "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
            "styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku listopadzie grudniu",
        ],
        ["cs"] =
        [
            "ledna února března dubna května června července srpna září října listopadu prosince",
            "leden únor březen duben květen červen červenec srpen září říjen listopad prosinec",
            "lednu únoru březnu dubnu květnu červnu červenci srpnu září říjnu listopadu prosinci",
        ],
        ["uk"] =
        [
            "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
            "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень",
            "січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні",
        ],
        ["be"] =
        [
            "студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня",
            "студзень люты сакавік красавік май чэрвень ліпень жнівень верасень кастрычнік лістапад снежань",
            "студзені лютым сакавіку красавіку маі чэрвені ліпені жніўні верасні кастрычніку лістападзе снежні",
        ],
        ["sr"] =
        [
            "јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра",
            "јануар фебруар март април мај јун јул август септембар октобар новембар децембар",
            "јануару фебруару марту априлу мају јуну јулу августу септембру октобру новембру децембру",
            "januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra",
        ],
        ["el"] =
        [
            "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",
            "ιανουάριο φεβρουάριο μάρτιο απρίλιο μάιο ιούνιο ιούλιο αύγουστο σεπτέμβριο οκτώβριο νοέμβριο δεκέμβριο",
        ],
        ["la"] = ["ianuarii februarii martii aprilis maii iunii iulii augusti septembris octobris novembris decembris"],
    }.ToFrozenDictionary(
        pair => pair.Key,
        pair =>
            pair.Value.SelectMany(line => line.Split(' ').Select((name, i) => (name, Month: i + 1)))
                .DistinctBy(month => month.name)
                .ToFrozenDictionary(month => month.name, month => month.Month, StringComparer.Ordinal),
        StringComparer.Ordinal
    );

    /// <summary>Whether the months of a language are known here.</summary>
    public static bool Knows(string primary) => ByLanguage.ContainsKey(primary);

    /// <summary>1 to 12, or 0.</summary>
    public static int Of(ReadOnlySpan<char> word, string primary)
    {
        if (word.Length is < 3 or > 12 || !ByLanguage.TryGetValue(primary, out var months))
        {
            return 0;
        }

        Span<char> lower = stackalloc char[word.Length];
        word.ToLowerInvariant(lower);
        return months.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lower, out int month) ? month : 0;
    }
}
