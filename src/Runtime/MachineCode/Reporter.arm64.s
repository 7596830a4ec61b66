// The SIGSYS handler of Seccomp.ReportViolations, for aarch64. Reporter.x64.s says what it does, step by step; this is the
// same in the other architecture's instructions. A 64-bit process cannot make calls of the 32-bit ABI here.
//
// The caches need no care: the code is written before its pages are executable for the first time, and then the kernel makes
// the instruction cache agree (__sync_icache_dcache in arch/arm64/mm/flush.c, of anonymous memory too since Linux 4.9).

    .text

Start:
    .set Table, Start + 0x10000

    .set State, Table + 0x10000

    .set NATIVE, 0
    .set OTHER, 40
    .set MODULES, 80
    .set UNKNOWN, 88
    .set TOKEN, 0
    .set COUNT, 4
    .set INDEX, 8
    .set NAME, 12
    .set FIRST, 0
    .set END, 8
    .set BASE, 16
    .set MODULE_NAME, 24
    .set IS_LIBC, 32
    .set MODULE_SIZE, 40
    .set COUNTERS, 1024
    .set SHOWN, 8
    .set NEXT, 4 * COUNTERS
    .set PREFIX, NEXT + 8
    .set OPTIONS, NEXT + 16
    .set RECORDS, NEXT + 64
    .set RECORD_COUNT, 64
    .set BUSY, -1
// siginfo_t: include/uapi/asm-generic/siginfo.h. struct sigcontext: arch/arm64/include/uapi/asm/sigcontext.h.
    .set SI_ERRNO, 4
    .set SI_CODE, 8
    .set SI_CALL_ADDR, 16
    .set SI_SYSCALL, 24
    .set SI_ARCH, 28
    .set SYS_SECCOMP, 1
    .set UC_X0, 184
    .set UC_X30, UC_X0 + 8 * 30
    .set UC_SP, UC_X0 + 8 * 31
    .set NEAR, 24
    .set THREAD, 1024
    .set BEFORE, THREAD + 16
    .set CALLER, BEFORE + 8
    .set CALLER_MODULE, CALLER + 8
    .set FRAME, CALLER_MODULE + 8 + 8

// A length and a text.
    .macro text name, characters
\name:
    .byte 2f - 1f
1:  .ascii "\characters"
2:
    .endm
    text NumberText, ") [nr "
    text ErrnoText, " with errno "
    text ThreadText, " in thread "
    text AtText, " at "
    text FromText, " from "
    text LastText, ", and is not reported again"
    text CurrentText, "AT_FDCWD"
    .balign 4

// void Handler(int signal, siginfo_t *x1, ucontext_t *x2)
//   x19 table, x20 ucontext, x21 siginfo, x22 ABI, w23 number, x24 end of the line, x25 state, x26 return address
    .globl Handler
Handler:
    mov x26, x30
    mov x21, x1
    mov x20, x2
    adr x19, Table
    sub sp, sp, FRAME
    mov x24, sp
    ldr w0, [x21, SI_CODE]
    cmp w0, SYS_SECCOMP
    b.ne Exit

    ldr w23, [x21, SI_SYSCALL]
    ldr w0, [x21, SI_ARCH]
    add x22, x19, NATIVE
    ldr w1, [x22, TOKEN]
    cmp w0, w1
    b.eq 1f
    add x22, x19, OTHER

1:  adr x25, State
    add x0, x25, NEXT
2:  ldxr w1, [x0]
    add w2, w1, 1
    stxr w3, w2, [x0]
    cbnz w3, 2b
    and w1, w1, RECORD_COUNT - 1
    add x3, x25, RECORDS & 0xfff
    add x3, x3, RECORDS & 0xfff000
    add x1, x3, x1, lsl 7                  // 128 bytes each
    mov w4, BUSY
10: ldxr w5, [x1]
    stxr w3, w4, [x1]
    cbnz w3, 10b
    cmp w5, w4
    b.eq 11f
    dmb ish
    mrs x3, tpidr_el0
    str x3, [x1, 8]
    ldr w3, [x21, SI_SYSCALL]
    str w3, [x1, 16]
    ldr w3, [x21, SI_ARCH]
    str w3, [x1, 20]
    ldr w3, [x21, SI_ERRNO]
    str w3, [x1, 24]
    mov x4, 0
    add x5, x20, UC_X0
    add x6, x1, 32
3:  ldr x3, [x5, x4, lsl 3]
    str x3, [x6, x4, lsl 3]
    add x4, x4, 1
    cmp x4, 6
    b.lo 3b
    ldr x3, [x21, SI_CALL_ADDR]
    str x3, [x1, 80]
    dmb ish
    str w2, [x1]

11: bl FindCaller
    str x0, [sp, CALLER]
    str x2, [sp, CALLER_MODULE]

    str xzr, [sp, BEFORE]
    ldr w1, [x21, SI_ERRNO]
    cbz w1, 6f
    ldr x1, [x21, SI_CALL_ADDR]
    add x0, x0, x1
    mov w1, 0x79b1                      // spread over the counters
    movk w1, 0x9e37, lsl 16
    mul w0, w0, w1
    lsr w0, w0, 22
    eor w0, w0, w23
    and w0, w0, COUNTERS - 1
    add x0, x25, x0, lsl 2
4:  ldxr w1, [x0]
    cmp w1, SHOWN
    b.hs 5f
    add w2, w1, 1
    stxr w3, w2, [x0]
    cbnz w3, 4b
    str x1, [sp, BEFORE]
    b 6f
5:  clrex
    b Answer

6:  ldr x3, [x25, PREFIX]
    mov w1, w3
    lsr x3, x3, 32
    add x1, x1, x25
    bl PutBytes
    ldr w2, [x19, UNKNOWN]
    add x2, x19, x2
    ldr w0, [x22, COUNT]
    cmp w23, w0
    b.hs 7f
    ldr w1, [x22, INDEX]
    add x1, x19, x1
    ldrh w0, [x1, x23, lsl 1]
    cbz w0, 7f
    add x2, x1, x0
7:  ldrb w3, [x2], 1
    mov x1, x2
    add x27, x2, x3
    bl PutBytes
    mov w0, '('
    strb w0, [x24], 1

    ldrb w28, [x27], 1                  // how many; their kinds follow
    mov x9, 0
    b 10f
8:  cbz x9, 9f
    bl PutComma
9:  add x1, x20, UC_X0
    ldr x0, [x1, x9, lsl 3]
    ldrb w3, [x27, x9]
    bl PutArgument
    add x9, x9, 1
10: cmp x9, x28
    b.lo 8b

    adr x1, NumberText
    bl PutLiteral
    ldr w0, [x21, SI_SYSCALL]
    bl PutDecimal
    bl PutComma
    add x1, x22, NAME
    bl PutText
    mov w0, ']'
    strb w0, [x24], 1

    ldr w4, [x21, SI_ERRNO]
    cbz w4, 11f
    adr x1, ErrnoText
    bl PutLiteral
    mov x0, x4
    bl PutDecimal

11: ldr w0, [x25, OPTIONS]
    tbz w0, 0, 14f
    mov x8, 167                         // prctl(PR_GET_NAME)
    mov x0, 16
    add x1, sp, THREAD
    svc 0
    cbnz x0, 15f
    adr x1, ThreadText
    bl PutLiteral
    mov w0, '\''
    strb w0, [x24], 1
    add x1, sp, THREAD
    mov x3, 15
12: ldrb w0, [x1], 1
    cbz w0, 13f
    sub w2, w0, 0x20
    cmp w2, 0x5f
    mov w4, '?'
    csel w0, w0, w4, lo
    strb w0, [x24], 1
    subs x3, x3, 1
    b.ne 12b
13: mov w0, '\''
    strb w0, [x24], 1
    b 15f
14: tbz w0, 1, 15f
    mov x8, 178                         // gettid
    svc 0
    mov x4, x0
    adr x1, ThreadText
    bl PutLiteral
    mov x0, x4
    bl PutDecimal

15: adr x1, AtText
    bl PutLiteral
    ldr x0, [x21, SI_CALL_ADDR]
    bl FindModule
    bl PutPlace
    ldr x2, [sp, CALLER_MODULE]
    cbz x2, 19f
    adr x1, FromText
    bl PutLiteral
    ldr x0, [sp, CALLER]
    bl PutPlace
19: ldr x0, [sp, BEFORE]
    cmp x0, SHOWN - 1
    b.ne 20f
    adr x1, LastText
    bl PutLiteral
20: mov w0, '\n'
    strb w0, [x24], 1

21: mov x8, 64                          // write
    mov x0, 2
    mov x1, sp
    sub x2, x24, x1
    svc 0
    cmp w0, -4                          // EINTR
    b.eq 21b

Answer:
    ldr w0, [x21, SI_ERRNO]
    cbz w0, Die
    neg x0, x0
    str x0, [x20, UC_X0]
    add sp, sp, FRAME
    ret x26

// SIGSYS is blocked here: see Reporter.x64.s.
Die:
    ldr w8, [x21, SI_SYSCALL]
    ldp x0, x1, [x20, UC_X0]
    ldp x2, x3, [x20, UC_X0 + 16]
    ldp x4, x5, [x20, UC_X0 + 32]
    svc 0
Exit:
    mov x8, 94                          // exit_group
    mov x0, 128 + 31
    svc 0
    udf 0

    .globl Restorer
Restorer:
    mov x8, 139                         // rt_sigreturn
    svc 0

    .globl ThreadPointer
ThreadPointer:
    mrs x0, tpidr_el0
    ret

// Writes the text at x1, which begins with its length.
PutLiteral:
    ldrb w3, [x1], 1
    b PutBytes

// Writes the text whose offset and length in the table x1 points to.
PutText:
    ldr w3, [x1, 4]
    ldr w1, [x1]
    add x1, x1, x19
// Writes x3 bytes from x1. Uses w5.
PutBytes:
    cbz x3, 2f
1:  ldrb w5, [x1], 1
    strb w5, [x24], 1
    subs x3, x3, 1
    b.ne 1b
2:  ret

PutComma:
    mov w0, ','
    strb w0, [x24], 1
    mov w0, ' '
    strb w0, [x24], 1
    ret

// Writes the argument x0 of kind w3 (Reporting/ArgumentKind.cs).
PutArgument:
    cmp w3, 1
    b.lo PutHex
    b.eq PutInt
    cmp w3, 3
    b.lo PutHexInt
    b.eq PutMode
    cmp w3, 5
    b.lo PutDecimal
    b.hi 1f
    cmn w0, 100                         // AT_FDCWD
    b.ne PutInt
    adr x1, CurrentText
    b PutLiteral
1:  cmp w3, 7
    b.eq PutLong
    mov w0, w0
    b PutDecimal
PutInt:
    sxtw x0, w0
PutLong:
    tbz x0, 63, PutDecimal
    neg x0, x0
    mov w1, '-'
    strb w1, [x24], 1
PutDecimal:
    mov x1, 10
    b PutDigits
PutMode:
    mov w0, w0
    mov w1, '0'
    strb w1, [x24], 1
    mov w1, 'o'
    strb w1, [x24], 1
    mov x1, 8
    b PutDigits
PutHexInt:
    mov w0, w0
PutHex:
    mov w1, '0'
    strb w1, [x24], 1
    mov w1, 'x'
    strb w1, [x24], 1
    mov x1, 16
// Writes x0 to the base x1. Uses x3 to x6.
PutDigits:
    sub sp, sp, 32
    mov x3, 0
1:  udiv x5, x0, x1
    msub x6, x5, x1, x0
    add x4, sp, x3
    strb w6, [x4]
    add x3, x3, 1
    mov x0, x5
    cbnz x0, 1b
2:  sub x3, x3, 1
    ldrb w5, [sp, x3]
    add w6, w5, 'a' - 10
    add w5, w5, '0'
    cmp w5, '9'
    csel w5, w6, w5, hi
    strb w5, [x24], 1
    cbnz x3, 2b
    add sp, sp, 32
    ret

// x2: the module that has the address x0, or 0. Uses x3 to x5.
FindModule:
    ldr w2, [x19, MODULES]
    add x2, x2, x19
    ldr w3, [x19, MODULES + 4]
    b 2f
1:  ldp x4, x5, [x2]
    cmp x0, x4
    ccmp x0, x5, 2, hs
    b.lo 3f
    add x2, x2, MODULE_SIZE
    sub w3, w3, 1
2:  cbnz w3, 1b
    mov x2, 0
3:  ret

// x0, x2: an address in what has called libc, and its module: by the link register, or else the nearest word of the stack
// that points into other code. Addresses may be signed in their upper bits. 0 if it is not libc that makes the call, or
// nothing is found. Uses x1 to x10.
FindCaller:
    mov x7, x30
    ldr x0, [x21, SI_CALL_ADDR]
    bl FindModule
    cbz x2, 4f
    ldr w1, [x2, IS_LIBC]
    cbz w1, 4f
    ldr x9, [x20, UC_SP]
    mov x10, NEAR
    ldr x0, [x20, UC_X30]
    b 2f
1:  tst x9, 7
    b.ne 4f
    ldr x0, [x9], 8
2:  and x0, x0, 0xffffffffffff
    bl FindModule
    cbz x2, 3f
    ldr w1, [x2, IS_LIBC]
    cbz w1, 5f
3:  ldr x1, [x20, UC_SP]
    eor x1, x1, x9
    tst x1, ~0xfff                      // not beyond the page
    b.ne 4f
    subs x10, x10, 1
    b.ne 1b
4:  mov x0, 0
    mov x2, 0
5:  ret x7

// Writes the address x0, from the start of the module x2 if there is one. Keeps x2.
PutPlace:
    mov x7, x30
    cbz x2, 1f
    ldr x4, [x2, BASE]
    sub x0, x0, x4
    add x1, x2, MODULE_NAME
    bl PutText
    mov w1, '+'
    strb w1, [x24], 1
1:  mov x30, x7
    b PutHex
