using System.Collections.Generic;
using System.Threading;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Json;

/// <summary>What came of reading a JSON text: a value, or the one finding that says where it stops being JSON.</summary>
public sealed record JsonReading(JsonValue? Root, Finding? Error);

/// <summary>Reads JSON as Go's encoding/json accepts it, and keeps the place of every token.</summary>
/// <remarks>
/// Comments, trailing commas, a byte order mark and everything else that RFC 8259 does not have are errors; surrogates
/// without their other half become U+FFFD. Nesting is kept on the heap, so no input exhausts the stack. Time and memory
/// grow linearly with the text. Thread-safe.
/// </remarks>
public sealed class JsonReader
{
    /// <summary>The longest text that is read, in UTF-16 code units; the largest public profiles have some 30,000.</summary>
    public const int MaxLength = 4 * 1024 * 1024;

    /// <summary>How many arrays and objects may stand in each other. A profile needs 6; Go stops at 10,000.</summary>
    public const int MaxDepth = 512;

    private readonly JsonLexer _lexer;
    private readonly CancellationToken _cancellation;
    private readonly Stack<Open> _open = new();

    private JsonReader(JsonLexer lexer, CancellationToken cancellation)
    {
        _lexer = lexer;
        _cancellation = cancellation;
    }

    /// <summary>Reads one JSON value that fills the whole text.</summary>
    /// <param name="path">What places in the finding name the text by.</param>
    /// <param name="text">The text.</param>
    /// <param name="cancellation">Ends the reading early, with an OperationCanceledException.</param>
    public static JsonReading Read(string path, string text, CancellationToken cancellation)
    {
        JsonLexer lexer = new(path, text);
        if (text.Length > MaxLength)
        {
            string size = $"has {Numerals.Of(text.Length)} characters; at most {Numerals.Of(MaxLength)} are read";
            lexer.Fail(FindingKinds.JsonLimit, new TextRange(0, 1), [size]);
            return new JsonReading(null, lexer.Error);
        }

        JsonValue? root = new JsonReader(lexer, cancellation).Document();
        return new JsonReading(lexer.Error is null ? root : null, lexer.Error);
    }

    private JsonValue? Document()
    {
        for (uint tokens = 0; _lexer.Error is null; tokens++)
        {
            if (tokens % 4096 == 0)
                _cancellation.ThrowIfCancellationRequested();
            if (Value() is not { } value)
                continue;
            while (_open.Count > 0 && _open.Peek().Add(value, _lexer))
                value = _open.Pop().Close(_lexer.Position);
            if (_open.Count == 0)
                return AtEnd() ? value : null;
        }

        return null;
    }

    /// <summary>Reads a value; null after an error, or where an array or object opens that is not empty.</summary>
    private JsonValue? Value()
    {
        _lexer.SkipWhitespace();
        int start = _lexer.Position;
        if (_lexer.NextIs('"'))
            return _lexer.String();
        if (_lexer.NextIsNumber)
            return _lexer.Number();
        if (_lexer.Take('['))
            return OpenBracket(new OpenArray(start));
        if (_lexer.Take('{'))
            return OpenBracket(new OpenObject(start));
        if (!_lexer.AtEnd && _lexer.Word() is { } word)
            return word;
        if (_open.Count == 0)
            JsonMistake.Unexpected(_lexer, JsonExpectation.Root, bracket: start);
        else
            JsonMistake.Unexpected(_lexer, _open.Peek().Expected, _open.Peek().Start);
        return null;
    }

    private JsonValue? OpenBracket(Open bracket)
    {
        if (_open.Count == MaxDepth)
        {
            _lexer.Fail(FindingKinds.JsonLimit, new TextRange(bracket.Start, 1), [$"nests more than {Numerals.Of(MaxDepth)} levels deep"]);
            return null;
        }

        _lexer.SkipWhitespace();
        if (_lexer.Take(bracket.Closing))
            return bracket.Close(_lexer.Position);
        if (bracket.Begin(_lexer))
            _open.Push(bracket);
        return null;
    }

    private bool AtEnd()
    {
        _lexer.SkipWhitespace();
        if (_lexer.AtEnd)
            return true;
        JsonMistake.Unexpected(_lexer, JsonExpectation.End, bracket: 0);
        return false;
    }

    /// <summary>An array or object whose closing bracket has not been read.</summary>
    private abstract class Open(int start, char closing)
    {
        public int Start { get; } = start;

        public char Closing { get; } = closing;

        /// <summary>What belongs where its next value belongs.</summary>
        public abstract JsonExpectation Expected { get; }

        /// <summary>Reads what stands before the first value.</summary>
        public abstract bool Begin(JsonLexer lexer);

        /// <summary>Takes a value in and reads on to the next one. True if the bracket closes instead.</summary>
        public bool Add(JsonValue value, JsonLexer lexer)
        {
            Keep(value);
            lexer.SkipWhitespace();
            if (lexer.Take(Closing))
                return true;
            if (lexer.Take(','))
                Next(lexer);
            else
                JsonMistake.Unexpected(lexer, Closing == ']' ? JsonExpectation.CommaInArray : JsonExpectation.CommaInObject, Start);
            return false;
        }

        public abstract JsonValue Close(int end);

        protected abstract void Keep(JsonValue value);

        /// <summary>Reads what stands between a comma and the next value.</summary>
        protected abstract void Next(JsonLexer lexer);
    }

    private sealed class OpenArray(int start) : Open(start, ']')
    {
        private readonly List<JsonValue> _elements = [];

        public override JsonExpectation Expected =>
            _elements.Count == 0 ? JsonExpectation.FirstElement : JsonExpectation.NextElement;

        public override bool Begin(JsonLexer lexer) => true;

        public override JsonValue Close(int end) =>
            new JsonArray(_elements.ToImmutableEquatableArray(), TextRange.FromBounds(Start, end));

        protected override void Keep(JsonValue value) => _elements.Add(value);

        protected override void Next(JsonLexer lexer)
        {
        }
    }

    private sealed class OpenObject(int start) : Open(start, '}')
    {
        private readonly List<JsonMember> _members = [];
        private JsonString? _key;

        public override JsonExpectation Expected => JsonExpectation.MemberValue;

        public override bool Begin(JsonLexer lexer) => Key(lexer, JsonExpectation.FirstKey);

        public override JsonValue Close(int end) =>
            new JsonObject(_members.ToImmutableEquatableArray(), TextRange.FromBounds(Start, end));

        protected override void Keep(JsonValue value) => _members.Add(new JsonMember(_key!, value));

        protected override void Next(JsonLexer lexer) => Key(lexer, JsonExpectation.NextKey);

        private bool Key(JsonLexer lexer, JsonExpectation expected)
        {
            lexer.SkipWhitespace();
            if (!lexer.NextIs('"'))
            {
                JsonMistake.Unexpected(lexer, expected, Start);
                return false;
            }

            _key = lexer.String();
            if (_key is null)
                return false;
            lexer.SkipWhitespace();
            if (lexer.Take(':'))
                return true;
            JsonMistake.Unexpected(lexer, JsonExpectation.Colon, Start);
            return false;
        }
    }
}
