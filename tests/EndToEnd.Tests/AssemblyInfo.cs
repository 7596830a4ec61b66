using Xunit;

// Every test here builds, and builds share their output.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
