// Tests can be chosen by what they are: --filter Kind=property. A class of another kind says so itself.
[assembly: AssemblyTrait("Kind", "unit")]
