// Written by eng/Tables (command "names") from src/Policy/Syscalls/Data/constants.tsv and eng/Tables/errno.tsv.

namespace SeccompSharp;

/// <summary>What a denied call returns: the errno values of Linux, as all architectures of .NET have them.</summary>
public enum Errno : ushort
{
    /// <summary>1: the caller is not allowed to do this, whatever the file permissions say.</summary>
    EPERM = 1,

    /// <summary>2: there is no file of this name.</summary>
    ENOENT = 2,

    /// <summary>3: there is no such process.</summary>
    ESRCH = 3,

    /// <summary>4: a signal came before the call was done.</summary>
    EINTR = 4,

    /// <summary>5: the device failed to read or write.</summary>
    EIO = 5,

    /// <summary>6: there is no such device or address.</summary>
    ENXIO = 6,

    /// <summary>7: arguments and environment take more room than a new program gets.</summary>
    E2BIG = 7,

    /// <summary>8: the file is not a program that this system can run.</summary>
    ENOEXEC = 8,

    /// <summary>9: the file descriptor is not open, or not open for this use.</summary>
    EBADF = 9,

    /// <summary>10: the caller has no such child process to wait for.</summary>
    ECHILD = 10,

    /// <summary>11: it cannot be done now; a later attempt may succeed.</summary>
    EAGAIN = 11,

    /// <summary>11: the call would have to wait.</summary>
    EWOULDBLOCK = EAGAIN,

    /// <summary>12: there is not enough memory.</summary>
    ENOMEM = 12,

    /// <summary>13: file permissions do not let the caller do this.</summary>
    EACCES = 13,

    /// <summary>14: a pointer leads to memory that the caller cannot use.</summary>
    EFAULT = 14,

    /// <summary>15: a block device is needed.</summary>
    ENOTBLK = 15,

    /// <summary>16: something else is using the device, file or resource.</summary>
    EBUSY = 16,

    /// <summary>17: the file is there already.</summary>
    EEXIST = 17,

    /// <summary>18: the two files are on different file systems.</summary>
    EXDEV = 18,

    /// <summary>19: there is no such device, or it cannot do this.</summary>
    ENODEV = 19,

    /// <summary>20: a part of the path is not a directory.</summary>
    ENOTDIR = 20,

    /// <summary>21: the file is a directory.</summary>
    EISDIR = 21,

    /// <summary>22: an argument makes no sense here.</summary>
    EINVAL = 22,

    /// <summary>23: the whole system has as many open files as it can have.</summary>
    ENFILE = 23,

    /// <summary>24: the process has as many open files as it may have.</summary>
    EMFILE = 24,

    /// <summary>25: the file descriptor does not know this ioctl.</summary>
    ENOTTY = 25,

    /// <summary>26: the file is a running program.</summary>
    ETXTBSY = 26,

    /// <summary>27: the file would become larger than allowed.</summary>
    EFBIG = 27,

    /// <summary>28: the device is full.</summary>
    ENOSPC = 28,

    /// <summary>29: the file has no position to move.</summary>
    ESPIPE = 29,

    /// <summary>30: the file system is read-only.</summary>
    EROFS = 30,

    /// <summary>31: the file has as many links as it can have.</summary>
    EMLINK = 31,

    /// <summary>32: nobody reads the other end any more.</summary>
    EPIPE = 32,

    /// <summary>33: a mathematical argument is outside the function's domain.</summary>
    EDOM = 33,

    /// <summary>34: the result is too large, or the buffer too small for it.</summary>
    ERANGE = 34,

    /// <summary>35: waiting would never end, because the lock's owner waits as well.</summary>
    EDEADLK = 35,

    /// <summary>36: a file name or path is longer than allowed.</summary>
    ENAMETOOLONG = 36,

    /// <summary>37: there are no more file locks to give.</summary>
    ENOLCK = 37,

    /// <summary>38: the kernel does not have this system call.</summary>
    ENOSYS = 38,

    /// <summary>39: the directory is not empty.</summary>
    ENOTEMPTY = 39,

    /// <summary>40: the path goes through too many symbolic links.</summary>
    ELOOP = 40,

    /// <summary>42: the queue has no message of this type.</summary>
    ENOMSG = 42,

    /// <summary>43: the System V IPC object was removed.</summary>
    EIDRM = 43,

    /// <summary>44: a channel number is out of range.</summary>
    ECHRNG = 44,

    /// <summary>45: a level 2 device lost its synchronisation.</summary>
    EL2NSYNC = 45,

    /// <summary>46: a level 3 device is halted.</summary>
    EL3HLT = 46,

    /// <summary>47: a level 3 device was reset.</summary>
    EL3RST = 47,

    /// <summary>48: a link number is out of range.</summary>
    ELNRNG = 48,

    /// <summary>49: the protocol driver is not attached.</summary>
    EUNATCH = 49,

    /// <summary>50: there is no CSI structure.</summary>
    ENOCSI = 50,

    /// <summary>51: a level 2 device is halted.</summary>
    EL2HLT = 51,

    /// <summary>52: an exchange is not valid.</summary>
    EBADE = 52,

    /// <summary>53: a request descriptor is not valid.</summary>
    EBADR = 53,

    /// <summary>54: the exchange is full.</summary>
    EXFULL = 54,

    /// <summary>55: there is no anode.</summary>
    ENOANO = 55,

    /// <summary>56: a request code is not valid.</summary>
    EBADRQC = 56,

    /// <summary>57: a slot is not valid.</summary>
    EBADSLT = 57,

    /// <summary>59: a font file has the wrong format.</summary>
    EBFONT = 59,

    /// <summary>60: the descriptor is not a stream.</summary>
    ENOSTR = 60,

    /// <summary>61: there is no data, or no such extended attribute.</summary>
    ENODATA = 61,

    /// <summary>62: a timer ran out.</summary>
    ETIME = 62,

    /// <summary>63: there are no stream resources left.</summary>
    ENOSR = 63,

    /// <summary>64: the machine is not on a network.</summary>
    ENONET = 64,

    /// <summary>65: a package is not installed.</summary>
    ENOPKG = 65,

    /// <summary>66: the object is on another machine.</summary>
    EREMOTE = 66,

    /// <summary>67: the link to a remote machine is cut.</summary>
    ENOLINK = 67,

    /// <summary>68: the advertised resource is in use (System V remote files).</summary>
    EADV = 68,

    /// <summary>69: the resource is still mounted (System V remote files).</summary>
    ESRMNT = 69,

    /// <summary>70: sending failed (System V remote files).</summary>
    ECOMM = 70,

    /// <summary>71: the other side broke the protocol.</summary>
    EPROTO = 71,

    /// <summary>72: the path would cross several remote machines.</summary>
    EMULTIHOP = 72,

    /// <summary>73: reserved for a remote file system.</summary>
    EDOTDOT = 73,

    /// <summary>74: a message was read that is damaged.</summary>
    EBADMSG = 74,

    /// <summary>74: a file system found a checksum that is wrong.</summary>
    EFSBADCRC = EBADMSG,

    /// <summary>75: the value does not fit in its type.</summary>
    EOVERFLOW = 75,

    /// <summary>76: the name is not unique on the network.</summary>
    ENOTUNIQ = 76,

    /// <summary>77: the file descriptor is in a state that does not allow this.</summary>
    EBADFD = 77,

    /// <summary>78: the remote address changed.</summary>
    EREMCHG = 78,

    /// <summary>79: a shared library that is needed cannot be read.</summary>
    ELIBACC = 79,

    /// <summary>80: a shared library is damaged.</summary>
    ELIBBAD = 80,

    /// <summary>81: a section of a shared library is damaged.</summary>
    ELIBSCN = 81,

    /// <summary>82: a program needs more shared libraries than the limit.</summary>
    ELIBMAX = 82,

    /// <summary>83: a shared library cannot be run as a program.</summary>
    ELIBEXEC = 83,

    /// <summary>84: the bytes are not valid in their encoding.</summary>
    EILSEQ = 84,

    /// <summary>85: the kernel should restart the call.</summary>
    ERESTART = 85,

    /// <summary>86: a stream pipe failed.</summary>
    ESTRPIPE = 86,

    /// <summary>87: there are too many users.</summary>
    EUSERS = 87,

    /// <summary>88: the file descriptor is not a socket.</summary>
    ENOTSOCK = 88,

    /// <summary>89: the socket has no destination, and none was given.</summary>
    EDESTADDRREQ = 89,

    /// <summary>90: the message is larger than the transport takes.</summary>
    EMSGSIZE = 90,

    /// <summary>91: the protocol does not fit the socket's type.</summary>
    EPROTOTYPE = 91,

    /// <summary>92: the protocol has no such option.</summary>
    ENOPROTOOPT = 92,

    /// <summary>93: there is no such protocol.</summary>
    EPROTONOSUPPORT = 93,

    /// <summary>94: the family of addresses has no such type of socket.</summary>
    ESOCKTNOSUPPORT = 94,

    /// <summary>95: the operation is not supported here.</summary>
    EOPNOTSUPP = 95,

    /// <summary>95: the operation is not supported here.</summary>
    ENOTSUP = EOPNOTSUPP,

    /// <summary>96: there is no such protocol family.</summary>
    EPFNOSUPPORT = 96,

    /// <summary>97: the socket cannot work with this family of addresses.</summary>
    EAFNOSUPPORT = 97,

    /// <summary>98: another socket has the address.</summary>
    EADDRINUSE = 98,

    /// <summary>99: no interface has the address.</summary>
    EADDRNOTAVAIL = 99,

    /// <summary>100: the network interface is down.</summary>
    ENETDOWN = 100,

    /// <summary>101: no route leads to the network.</summary>
    ENETUNREACH = 101,

    /// <summary>102: the network dropped the connection.</summary>
    ENETRESET = 102,

    /// <summary>103: the connection was given up before it was accepted.</summary>
    ECONNABORTED = 103,

    /// <summary>104: the remote side cut the connection.</summary>
    ECONNRESET = 104,

    /// <summary>105: there is no memory for network buffers.</summary>
    ENOBUFS = 105,

    /// <summary>106: the socket is connected already.</summary>
    EISCONN = 106,

    /// <summary>107: the socket is not connected.</summary>
    ENOTCONN = 107,

    /// <summary>108: the socket was shut down for sending.</summary>
    ESHUTDOWN = 108,

    /// <summary>109: too many references are on their way.</summary>
    ETOOMANYREFS = 109,

    /// <summary>110: the other side did not answer in time.</summary>
    ETIMEDOUT = 110,

    /// <summary>111: nobody listens at the remote address.</summary>
    ECONNREFUSED = 111,

    /// <summary>112: the remote host is down.</summary>
    EHOSTDOWN = 112,

    /// <summary>113: no route leads to the remote host.</summary>
    EHOSTUNREACH = 113,

    /// <summary>114: an earlier operation on the socket is not finished.</summary>
    EALREADY = 114,

    /// <summary>115: the operation has started and goes on in the background.</summary>
    EINPROGRESS = 115,

    /// <summary>116: the remote file that the handle named is gone.</summary>
    ESTALE = 116,

    /// <summary>117: the file system needs repair.</summary>
    EUCLEAN = 117,

    /// <summary>117: a file system found its structure damaged.</summary>
    EFSCORRUPTED = EUCLEAN,

    /// <summary>118: the file is not of a named type (XENIX).</summary>
    ENOTNAM = 118,

    /// <summary>119: there is no such semaphore (XENIX).</summary>
    ENAVAIL = 119,

    /// <summary>120: the file is of a named type (XENIX).</summary>
    EISNAM = 120,

    /// <summary>121: the remote device failed to read or write.</summary>
    EREMOTEIO = 121,

    /// <summary>122: the user's disk quota is used up.</summary>
    EDQUOT = 122,

    /// <summary>123: the drive is empty.</summary>
    ENOMEDIUM = 123,

    /// <summary>124: the medium is of the wrong type.</summary>
    EMEDIUMTYPE = 124,

    /// <summary>125: the operation was cancelled before it finished.</summary>
    ECANCELED = 125,

    /// <summary>126: there is no such key.</summary>
    ENOKEY = 126,

    /// <summary>127: the key is past its end of life.</summary>
    EKEYEXPIRED = 127,

    /// <summary>128: the key was withdrawn.</summary>
    EKEYREVOKED = 128,

    /// <summary>129: the key was refused.</summary>
    EKEYREJECTED = 129,

    /// <summary>130: the owner of the mutex died while it held it.</summary>
    EOWNERDEAD = 130,

    /// <summary>131: the state that a mutex protects cannot be repaired.</summary>
    ENOTRECOVERABLE = 131,

    /// <summary>132: a switch keeps the radio off.</summary>
    ERFKILL = 132,

    /// <summary>133: the memory page has a hardware error.</summary>
    EHWPOISON = 133,

    /// <summary>134: the file is of a type that this cannot work with.</summary>
    EFTYPE = 134,
}
