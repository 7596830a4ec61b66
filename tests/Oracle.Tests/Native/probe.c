/* Makes the calls it is told and prints what each returned.
 *   probe CALL...     CALL = NR[,ARG...]; "i:" before it makes a 32-bit call (int 0x80)
 *   probe wait        stays, so that others can look at it
 * Freestanding: under a filter it needs write and exit_group, nothing else. */
#include <stddef.h>

static long call64(const unsigned long *c)
{
    register unsigned long r10 __asm__("r10") = c[4], r8 __asm__("r8") = c[5], r9 __asm__("r9") = c[6];
    long result;
    __asm__ volatile("syscall" : "=a"(result)
                     : "a"(c[0]), "D"(c[1]), "S"(c[2]), "d"(c[3]), "r"(r10), "r"(r8), "r"(r9)
                     : "rcx", "r11", "memory");
    return result;
}

static long call32(const unsigned long *c)
{
    int result;
    __asm__ volatile("int $0x80" : "=a"(result)
                     : "a"((int)c[0]), "b"(c[1]), "c"(c[2]), "d"(c[3]), "S"(c[4]), "D"(c[5])
                     : "r8", "r9", "r10", "r11", "memory");
    return result;
}

static unsigned long number(const char **text)
{
    unsigned long value = 0;
    int base = 10;
    if ((*text)[0] == '0' && (*text)[1] == 'x') {
        base = 16;
        *text += 2;
    }
    for (;; (*text)++) {
        char c = **text;
        int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : 99;
        if (digit >= base)
            return value;
        value = value * base + digit;
    }
}

static size_t length(const char *text)
{
    size_t n = 0;
    while (text[n])
        n++;
    return n;
}

static void print(const char *text, size_t size)
{
    const unsigned long c[7] = {1, 1, (unsigned long)text, size};
    call64(c);
}

static void print_number(long value)
{
    char digits[24];
    int i = sizeof digits;
    unsigned long rest = value < 0 ? -(unsigned long)value : (unsigned long)value;
    do
        digits[--i] = '0' + rest % 10;
    while (rest /= 10);
    if (value < 0)
        digits[--i] = '-';
    print(digits + i, sizeof digits - i);
}

__attribute__((used)) static void run(long argc, const char **argv)
{
    const unsigned long pause[7] = {34};
    while (argc == 2 && argv[1][0] == 'w')
        call64(pause);
    for (long i = 1; i < argc; i++) {
        const char *text = argv[i];
        int is32 = text[0] == 'i' && text[1] == ':';
        unsigned long c[7] = {0};
        text += is32 ? 2 : 0;
        for (int n = 0; n < 7; n++) {
            c[n] = number(&text);
            if (*text != ',')
                break;
            text++;
        }
        long result = is32 ? call32(c) : call64(c);
        print(argv[i], length(argv[i]));
        print(" = ", 3);
        print_number(result);
        print("\n", 1);
    }
    const unsigned long exit_group[7] = {231};
    call64(exit_group);
}

__asm__(".globl _start\n_start:\n mov (%rsp), %rdi\n lea 8(%rsp), %rsi\n and $-16, %rsp\n call run\n hlt\n");
