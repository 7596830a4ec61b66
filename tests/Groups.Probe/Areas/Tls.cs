using System.IO.Pipes;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SeccompSharp.Groups.Probe.Areas;

/// <summary>Hashes, random numbers, certificates, and a conversation over TLS that never leaves the process.</summary>
internal static class Tls
{
    public static void Run()
    {
        _ = RandomNumberGenerator.GetBytes(32).Length + SHA256.HashData([1, 2, 3]).Length;
        using Aes aes = Aes.Create();
        _ = aes.EncryptEcb([1, 2, 3], PaddingMode.PKCS7).Length;
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=localhost", key, HashAlgorithmName.SHA256);
        using X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using X509Certificate2 certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
        using X509Chain chain = new();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        _ = chain.Build(certificate);
        using X509Store store = new(StoreName.Root, StoreLocation.LocalMachine);
        store.Open(OpenFlags.ReadOnly);
        _ = store.Certificates.Count;

        (Stream client, Stream server) = Duplex.Pair();
        using SslStream clientSide = new(client, false, (_, _, _, _) => true);
        using SslStream serverSide = new(server);
        Task.WaitAll(
            clientSide.AuthenticateAsClientAsync("localhost"),
            serverSide.AuthenticateAsServerAsync(certificate));
        clientSide.Write([1, 2, 3]);
        if (serverSide.Read(new byte[3]) == 0)
            throw new InvalidOperationException("nothing arrived");
    }
}
