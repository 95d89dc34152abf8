using Xunit.Abstractions;

namespace Edition.Conformance;

/// <summary>The live proof in a real browser, as tests/validators/proof/proof.mjs goes through it.</summary>
[Collection(nameof(Editions))]
[Trait("Kind", "conformance")]
public sealed class LiveProofTests(Editions editions, ITestOutputHelper output)
{
    [ValidatorFact]
    public void Pages_follow_the_files_and_lead_back_to_them()
    {
        string work = Path.Combine(editions.Folder, "proof");
        Directory.CreateDirectory(work);
        Answer answer = Shell.Run(
            "node",
            Validators.PathOf("readers", "proof.mjs"),
            Editions.Program,
            Checkout.PathOf("manuscript"),
            work,
            Validators.PathOf("ace", "node_modules", "@daisy", "axe-core-for-ace", "axe.min.js")
        );
        output.WriteLine(answer.All);
        Assert.True(answer.Code == 0, answer.All);
    }
}
