using System;

namespace SeccompSharp.Tool;

/// <summary>The command line or a file cannot be used: one line for the user, and exit status 2.</summary>
internal sealed class UnusableException(string message) : Exception(message);
