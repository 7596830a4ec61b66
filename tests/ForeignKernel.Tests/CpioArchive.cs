using System.IO;
using System.Text;

namespace SeccompSharp.ForeignKernel.Tests;

/// <summary>An initramfs: a cpio archive in the "newc" format, Documentation/driver-api/early-userspace/buffer-format.rst.</summary>
internal sealed class CpioArchive
{
    private readonly MemoryStream _bytes = new();
    private int _inode;

    /// <summary>Adds an executable file.</summary>
    /// <param name="path">Without a leading slash.</param>
    /// <param name="content">Its bytes.</param>
    public void Add(string path, byte[] content) => Write(path, mode: 0x81ed, content); // S_IFREG | 0755

    /// <summary>Adds a folder, which files in it need.</summary>
    /// <param name="path">Without a leading slash.</param>
    public void AddFolder(string path) => Write(path, mode: 0x41ed, []); // S_IFDIR | 0755

    /// <summary>Ends the archive.</summary>
    public byte[] ToBytes()
    {
        Write("TRAILER!!!", mode: 0, []);
        return _bytes.ToArray();
    }

    private void Write(string path, int mode, byte[] content)
    {
        byte[] name = Encoding.ASCII.GetBytes(path + '\0');
        // inode, mode, uid, gid, links, time, size, device (2), special device (2), length of the name, checksum
        int[] fields = [++_inode, mode, 0, 0, 1, 0, content.Length, 0, 0, 0, 0, name.Length, 0];
        _bytes.Write("070701"u8);
        foreach (int field in fields)
            _bytes.Write(Encoding.ASCII.GetBytes(field.ToString("X8", null)));
        _bytes.Write(name);
        Pad();
        _bytes.Write(content);
        Pad();
    }

    private void Pad()
    {
        while (_bytes.Length % 4 != 0)
            _bytes.WriteByte(0);
    }
}
