// Fetches the kernels that tests/ForeignKernel.Tests boots: artifacts/foreign-kernels/ARCHITECTURE/vmlinuz.
// dotnet run eng/foreign-kernels.cs
//
// Debian's kernel packages of other architectures are downloaded and never installed: apt gets a root of its own, with
// the archive that the machine itself uses. Quiet when every kernel is there. Where one cannot be had the exit code is 1.

using System.Diagnostics;
using System.Formats.Tar;
using System.Globalization;

const string Suite = "trixie"; // the first Debian release with riscv64

(string Architecture, string Package)[] kernels =
[
    ("arm64", "linux-image-arm64"), ("armhf", "linux-image-armmp"), ("riscv64", "linux-image-riscv64"),
    ("s390x", "linux-image-s390x"), ("ppc64el", "linux-image-powerpc64le"),
];

string root = Path.GetFullPath(Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, ".."));
string output = Path.Combine(root, "artifacts", "foreign-kernels");
string Image(string architecture) => Path.Combine(output, architecture, "vmlinuz");
kernels = [.. kernels.Where(kernel => !File.Exists(Image(kernel.Architecture)))];
if (kernels.Length == 0)
    return 0;

try
{
    string apt = Path.Combine(output, "apt");
    SetUp(apt);
    Run(apt, "apt-get", "update", "-qq");
    int missing = 0;
    foreach ((string architecture, string package) in kernels)
    {
        if (Download(apt, architecture, package) is not { } archive)
        {
            missing++;
            continue;
        }

        Extract(archive, Image(architecture));
        File.Delete(archive);
    }

    Directory.Delete(apt, recursive: true);
    return missing == 0 ? 0 : 1;
}
catch (Exception error) when (error is InvalidOperationException or IOException or System.ComponentModel.Win32Exception)
{
    Console.Error.WriteLine($"No kernels of other architectures: {error.Message}");
    return 1;
}

// A mirror may list a version before it has it, and have an older one still.
static string? Download(string apt, string architecture, string package)
{
    string flavour = package["linux-image-".Length..];
    IEnumerable<string> versions = Run(apt, "apt-cache", "search", "--names-only", $"^linux-image-[0-9][^-]*-{flavour}$").Split('\n')
        .Select(line => line.Split(' ')[0]).Where(name => name.Length > 0)
        .OrderDescending(StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.NumericOrdering));
    string reason = "no package of that name";
    foreach (string versioned in versions)
    {
        try
        {
            Console.WriteLine($"Fetching {versioned}:{architecture}");
            Run(apt, "apt-get", "-qq", "download", $"{versioned}:{architecture}");
            return Directory.GetFiles(apt, $"{versioned}_*.deb").Single();
        }
        catch (InvalidOperationException error)
        {
            reason = error.Message;
        }
    }

    Console.Error.WriteLine($"No {package}:{architecture}: {reason}");
    return null;
}

void SetUp(string apt)
{
    foreach (string folder in new[] { "etc/preferences.d", "etc/apt.conf.d", "state/lists/partial", "cache/archives/partial" })
        Directory.CreateDirectory(Path.Combine(apt, folder));
    File.WriteAllText(Path.Combine(apt, "state/status"), "");
    File.WriteAllText(Path.Combine(apt, "etc/sources.list"),
        $"deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] {MachinesArchive()} {Suite} main\n");
    // Only indexes of packages are fetched. A machine whose clock is ahead would call the suite's index expired.
    File.WriteAllText(Path.Combine(apt, "apt.conf"), $$"""
        Dir "{{apt}}";
        Dir::State "state";
        Dir::State::status "{{apt}}/state/status";
        Dir::Cache "cache";
        Dir::Etc "etc";
        APT::Architecture "{{kernels[0].Architecture}}";
        APT::Architectures { {{string.Concat(kernels.Select(kernel => $"\"{kernel.Architecture}\"; "))}}};
        APT::Sandbox::User "root";
        Acquire::Check-Valid-Until "false";
        Acquire::Languages "none";

        """);
}

// The first source of the machine's own apt that carries Debian itself.
string MachinesArchive()
{
    IEnumerable<string> files = new[] { "/etc/apt/sources.list" }.Where(File.Exists);
    if (Directory.Exists("/etc/apt/sources.list.d"))
        files = files.Concat(Directory.GetFiles("/etc/apt/sources.list.d").Order(StringComparer.Ordinal));
    IEnumerable<string> words = files.SelectMany(File.ReadLines)
        .Where(line => line.StartsWith("deb ", StringComparison.Ordinal) || line.StartsWith("URIs:", StringComparison.Ordinal))
        .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    return words.FirstOrDefault(word => Uri.TryCreate(word, UriKind.Absolute, out Uri? uri) && uri.AbsolutePath.TrimEnd('/') == "/debian")
        ?? throw new InvalidOperationException("the machine's own apt has no source of Debian");
}

static void Extract(string archive, string image)
{
    var start = new ProcessStartInfo("dpkg-deb", ["--fsys-tarfile", archive]) { RedirectStandardOutput = true, RedirectStandardError = true };
    using Process unpacking = Process.Start(start)!;
    using var files = new TarReader(unpacking.StandardOutput.BaseStream);
    while (files.GetNextEntry() is { } entry)
    {
        // Called vmlinux where the architecture has no compressed form.
        if (!entry.Name.StartsWith("./boot/vmlinu", StringComparison.Ordinal))
            continue;
        Directory.CreateDirectory(Path.GetDirectoryName(image)!);
        entry.ExtractToFile(image + ".partial", overwrite: true);
        File.Move(image + ".partial", image);
        unpacking.Kill(); // The rest, hundreds of megabytes of modules, is not wanted.
        return;
    }

    throw new InvalidOperationException($"{Path.GetFileName(archive)} has no kernel in /boot. {unpacking.StandardError.ReadToEnd()}");
}

static string Run(string apt, string program, params string[] arguments)
{
    var start = new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = apt,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
    start.Environment["APT_CONFIG"] = Path.Combine(apt, "apt.conf");
    using Process process = Process.Start(start)!;
    Task<string> error = process.StandardError.ReadToEndAsync();
    string text = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return process.ExitCode == 0
        ? text
        : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {error.Result.Trim()}");
}
