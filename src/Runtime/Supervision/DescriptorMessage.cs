using System;
using System.IO;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace SeccompSharp;

/// <summary>One descriptor in one message of a Unix socket: SCM_RIGHTS of unix(7), which the base class library lacks.</summary>
internal static unsafe class DescriptorMessage
{
    private const int SolSocket = 1;             // SOL_SOCKET of asm-generic/socket.h
    private const int ScmRights = 1;             // and so on: include/linux/socket.h
    private const int CloseOnExec = 0x4000_0000; // MSG_CMSG_CLOEXEC
    private const int NoSignal = 0x4000;         // MSG_NOSIGNAL
    private const int ControlTruncated = 8;      // MSG_CTRUNC

    public static void Send(Socket socket, int descriptor)
    {
        byte data = 0;
        var part = new Part { Base = &data, Length = 1 };
        var control = new Control { Length = Control.Size, Level = SolSocket, Type = ScmRights, Descriptor = descriptor };
        var header = new Header { Parts = &part, PartCount = 1, Control = &control, ControlLength = Control.Size };
        nint result = Exchange(socket, &header, isSending: true);
        if (result < 0)
            ListenerCalls.Throw("sendmsg", result);
    }

    public static int Receive(Socket socket)
    {
        byte data;
        var part = new Part { Base = &data, Length = 1 };
        // There is room for one: the kernel puts no second descriptor into this process.
        var control = new Control { Descriptor = -1 };
        var header = new Header { Parts = &part, PartCount = 1, Control = &control, ControlLength = Control.Size };
        nint result = Exchange(socket, &header, isSending: false);
        if (result < 0)
            ListenerCalls.Throw("recvmsg", result);
        if (result == 0)
            throw new EndOfStreamException("The other side closed the socket before it sent a listener.");

        bool hasCome = control is { Length: Control.Size, Level: SolSocket, Type: ScmRights };
        bool isCut = (header.Flags & ControlTruncated) != 0;
        if (hasCome && !isCut)
            return control.Descriptor;
        if (hasCome)
            ListenerCalls.Close(control.Descriptor);
        else if (isCut)
            ListenerCalls.Throw("recvmsg", -ListenerCalls.EMFILE);
        throw new InvalidDataException(hasCome
            ? "Several descriptors came in a message that should bring one listener."
            : "A message without a descriptor came instead of a listener.");
    }

    private static nint Exchange(Socket socket, Header* header, bool isSending)
    {
        ArgumentNullException.ThrowIfNull(socket);
        if (socket.AddressFamily != AddressFamily.Unix)
            throw new ArgumentException("Only a Unix socket carries descriptors.", nameof(socket));
        bool held = false;
        try
        {
            socket.SafeHandle.DangerousAddRef(ref held);
            int descriptor = (int)socket.SafeHandle.DangerousGetHandle();
            while (true)
            {
                nint result = isSending
                    ? ListenerCalls.SendMessage(descriptor, (nint)header, NoSignal)
                    : ListenerCalls.ReceiveMessage(descriptor, (nint)header, CloseOnExec);
                if (result == -ListenerCalls.EAGAIN)
                    ListenerCalls.Poll(descriptor, isSending ? ListenerCalls.Writable : ListenerCalls.Readable, milliseconds: -1);
                else if (result != -ListenerCalls.EINTR)
                    return result;
            }
        }
        finally
        {
            if (held)
                socket.SafeHandle.DangerousRelease();
        }
    }

    /// <summary><c>struct user_msghdr</c> of include/linux/socket.h.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Header
    {
        public nint Name;
        public int NameLength;
        public Part* Parts;
        public nuint PartCount;
        public Control* Control;
        public nuint ControlLength;
        public uint Flags;
    }

    /// <summary><c>struct iovec</c> of include/uapi/linux/uio.h.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Part
    {
        public byte* Base;
        public nuint Length;
    }

    /// <summary><c>struct cmsghdr</c> of include/linux/socket.h, with one descriptor.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Control
    {
        /// <summary>CMSG_LEN(sizeof(int)): without the padding behind it, in which a second descriptor had room.</summary>
        public const int Size = 20;

        public nuint Length;
        public int Level;
        public int Type;
        public int Descriptor;
    }
}
