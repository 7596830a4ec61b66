using System;
using System.Collections.Generic;
using System.Reflection.Metadata;

namespace SeccompSharp.Derive.Calls.Il;

/// <summary>Finds what a method's reachable instructions name. Branches on constants are followed one way only.</summary>
/// <remarks>
/// It knows a value only from the instruction that made it to the one that uses it, within a run of instructions that nothing
/// jumps into: what compilers write for <c>if (Feature.IsSupported)</c>. It is used again for every method, and not thread-safe.
/// </remarks>
internal sealed class BodyScanner
{
    private readonly List<int> _known = [];
    private readonly List<(int Offset, Use Use)> _uses = [];
    private readonly Stack<int> _todo = [];
    private bool[] _seen = [];
    private bool[] _isTarget = [];
    private int? _returned;
    private bool _hasOtherReturn;
    private bool _hasEffects;
    private int _constrained;

    /// <summary>What the last body names, in the order of its bytes.</summary>
    public List<Use> Uses { get; } = [];

    /// <summary>The one value that the last body returns, if it does nothing else.</summary>
    public int? Constant => _hasOtherReturn || _hasEffects ? null : _returned;

    public void Scan(MethodBodyBlock body, IConstants constants)
    {
        BlobReader il = body.GetILReader();
        if (_seen.Length < il.Length)
        {
            _seen = new bool[Math.Max(il.Length, 1024)];
            _isTarget = new bool[_seen.Length];
        }

        Array.Clear(_seen, 0, il.Length);
        Array.Clear(_isTarget, 0, il.Length);
        MarkTargets(ref il);
        Uses.Clear();
        _uses.Clear();
        _returned = null;
        _hasOtherReturn = _hasEffects = false;
        _todo.Push(0);
        do
        {
            while (_todo.TryPop(out int offset))
                Run(ref il, offset, constants);
        }
        while (EnterHandlers(body));
        _uses.Sort(static (a, b) => a.Offset.CompareTo(b.Offset));
        foreach ((_, Use use) in _uses)
            Uses.Add(use);
    }

    /// <summary>Where runs join: there a value from before is one of several.</summary>
    private void MarkTargets(ref BlobReader il)
    {
        while (il.Offset < il.Length)
        {
            ILOpCode code = ReadCode(ref il);
            if (code == ILOpCode.Switch)
            {
                int count = il.ReadInt32();
                int after = il.Offset + 4 * count;
                for (int i = 0; i < count; i++)
                    _isTarget[after + il.ReadInt32()] = true;
            }
            else if (IsBranch(code, out bool isShort))
            {
                int distance = isShort ? il.ReadSByte() : il.ReadInt32();
                _isTarget[il.Offset + distance] = true;
            }
            else
            {
                il.Offset += OperandSizes.Of((int)code);
            }
        }
    }

    private static ILOpCode ReadCode(ref BlobReader il)
    {
        int code = il.ReadByte();
        return (ILOpCode)(code == 0xfe ? 0xfe00 | il.ReadByte() : code);
    }

    /// <summary>Handlers of the regions that are reached so far.</summary>
    private bool EnterHandlers(MethodBodyBlock body)
    {
        foreach (ExceptionRegion region in body.ExceptionRegions)
        {
            if (_seen[region.HandlerOffset] || Array.IndexOf(_seen, true, region.TryOffset, region.TryLength) < 0)
                continue;
            _todo.Push(region.HandlerOffset);
            if (region.Kind == ExceptionRegionKind.Filter)
                _todo.Push(region.FilterOffset);
            if (region.Kind == ExceptionRegionKind.Catch)
                _hasEffects = true;
        }

        return _todo.Count > 0;
    }

    /// <summary>Follows one run of instructions to where it ends or joins another.</summary>
    private void Run(ref BlobReader il, int offset, IConstants constants)
    {
        _known.Clear();
        _constrained = 0;
        il.Offset = offset;
        while (il.Offset < il.Length)
        {
            int start = il.Offset;
            if (_seen[start])
                return;
            _seen[start] = true;
            if (_isTarget[start])
                _known.Clear();
            if (!Step(ref il, start, ReadCode(ref il), constants))
                return;
        }
    }

    private bool Step(ref BlobReader il, int start, ILOpCode code, IConstants constants)
    {
        switch (code)
        {
            case ILOpCode.Nop:
                return true;
            case >= ILOpCode.Ldc_i4_m1 and <= ILOpCode.Ldc_i4_8:
                _known.Add((int)code - (int)ILOpCode.Ldc_i4_0);
                return true;
            case ILOpCode.Ldc_i4_s:
                _known.Add(il.ReadSByte());
                return true;
            case ILOpCode.Ldc_i4:
                _known.Add(il.ReadInt32());
                return true;
            case ILOpCode.Ceq:
                FoldEquality();
                return true;
            case >= ILOpCode.Stloc_0 and <= ILOpCode.Stloc_3:
                return StoreAndLoad(ref il, (int)code - (int)ILOpCode.Stloc_0);
            case ILOpCode.Constrained:
                _constrained = il.ReadInt32();
                return true;
            case ILOpCode.Tail or ILOpCode.Volatile or ILOpCode.Readonly:
                return true;
            case ILOpCode.Unaligned:
                _ = il.ReadByte();
                return true;
            case ILOpCode.Ret:
                Return();
                return false;
            case ILOpCode.Throw or ILOpCode.Rethrow or ILOpCode.Endfinally or ILOpCode.Endfilter:
                _hasEffects = true;
                return false;
            case ILOpCode.Switch:
                Switch(ref il);
                return true;
            case ILOpCode.Call or ILOpCode.Callvirt or ILOpCode.Newobj or ILOpCode.Ldftn or ILOpCode.Ldvirtftn or ILOpCode.Jmp
                or ILOpCode.Calli or ILOpCode.Ldtoken or ILOpCode.Ldsfld or ILOpCode.Ldsflda or ILOpCode.Stsfld or ILOpCode.Box
                or ILOpCode.Newarr or ILOpCode.Ldstr or ILOpCode.Stfld or ILOpCode.Initobj:
                Name(start, code, il.ReadInt32(), constants);
                return code != ILOpCode.Jmp;
            default:
                return StepOther(ref il, code);
        }
    }

    private bool StepOther(ref BlobReader il, ILOpCode code)
    {
        if (IsBranch(code, out bool isShort))
            return Branch(ref il, code, isShort);
        il.Offset += OperandSizes.Of((int)code);
        _known.Clear();
        _hasEffects |= !IsArgumentLoad(code);
        return true;
    }

    /// <summary>What an unoptimized build writes between a condition and its branch.</summary>
    private bool StoreAndLoad(ref BlobReader il, int local)
    {
        _hasEffects |= _known.Count == 0;
        if (_known.Count > 0 && il.RemainingBytes > 0)
        {
            int next = il.Offset;
            if (il.ReadByte() == (int)ILOpCode.Ldloc_0 + local && !_seen[next] && !_isTarget[next])
            {
                _seen[next] = true;
                return true;
            }

            il.Offset = next;
            _hasEffects = true;
        }

        _known.Clear();
        return true;
    }

    private void Name(int start, ILOpCode code, int token, IConstants constants)
    {
        if (code is not ILOpCode.Initobj)
            _uses.Add((start, new Use(code, token, _constrained)));
        _constrained = 0;
        int value = 0;
        bool isKnown = code switch
        {
            ILOpCode.Call or ILOpCode.Callvirt => constants.TryCall(token, out value),
            ILOpCode.Ldsfld => constants.TryField(token, out value),
            _ => false,
        };
        _known.Clear();
        if (isKnown)
            _known.Add(value);
        else
            _hasEffects = true;
    }

    private void FoldEquality()
    {
        bool? isEqual = _known.Count >= 2 ? _known[^1] == _known[^2] : null;
        _hasEffects |= isEqual is null;
        _known.Clear();
        if (isEqual is { } value)
            _known.Add(value ? 1 : 0);
    }

    private void Return()
    {
        if (_known.Count == 0 || (_returned is { } other && other != _known[^1]))
            _hasOtherReturn = true;
        else
            _returned = _known[^1];
    }

    private bool Branch(ref BlobReader il, ILOpCode code, bool isShort)
    {
        int distance = isShort ? il.ReadSByte() : il.ReadInt32();
        int target = il.Offset + distance;
        bool? isTaken = code switch
        {
            ILOpCode.Br or ILOpCode.Br_s or ILOpCode.Leave or ILOpCode.Leave_s => true,
            ILOpCode.Brtrue or ILOpCode.Brtrue_s when _known.Count > 0 => _known[^1] != 0,
            ILOpCode.Brfalse or ILOpCode.Brfalse_s when _known.Count > 0 => _known[^1] == 0,
            _ => null,
        };
        _hasEffects |= isTaken is null;
        _known.Clear();
        if (isTaken != false)
            _todo.Push(target);
        return isTaken != true;
    }

    private void Switch(ref BlobReader il)
    {
        int count = il.ReadInt32();
        int after = il.Offset + 4 * count;
        for (int i = 0; i < count; i++)
            _todo.Push(after + il.ReadInt32());
        _known.Clear();
        _hasEffects = true;
    }

    private static bool IsBranch(ILOpCode code, out bool isShort)
    {
        isShort = code is >= ILOpCode.Br_s and <= ILOpCode.Blt_un_s or ILOpCode.Leave_s;
        return isShort || code is >= ILOpCode.Br and <= ILOpCode.Blt_un or ILOpCode.Leave;
    }

    private static bool IsArgumentLoad(ILOpCode code) => code is >= ILOpCode.Ldarg_0 and <= ILOpCode.Ldarg_3;
}
