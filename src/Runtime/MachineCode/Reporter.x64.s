# The SIGSYS handler of Seccomp.ReportViolations, for x86_64: writes what a filter stopped to standard error in one line,
# and then answers the call with the errno that the filter gave, or dies of SIGSYS as the call would have.
#
# It may interrupt a thread in any state: it uses the interrupted thread's stack, registers, and the table that the process
# has laid behind it before a filter was in force (Reporting/ReportTable.cs has the same offsets). It takes no lock,
# allocates nothing, and knows no C library. Its calls: write to standard error, and prctl(PR_GET_NAME) or gettid if the
# table says that they may be made.

    .intel_syntax noprefix
    .text

# The table lies at the same distance behind the code on both architectures; 64 KiB is the largest page there is.
Start:
    .set Table, Start + 0x10000

# Offsets in the table: ABIs of five words each, the modules' offset and count, the entry for a call without a name.
    .set NATIVE, 0
    .set COMPAT, 20
    .set OTHER, 40
    .set X32, 60
    .set MODULES, 80
    .set UNKNOWN, 88
# Of an ABI.
    .set TOKEN, 0
    .set COUNT, 4
    .set INDEX, 8
    .set NAME, 12
# Of a module.
    .set FIRST, 0
    .set END, 8
    .set BASE, 16
    .set MODULE_NAME, 24
    .set IS_LIBC, 32
    .set MODULE_SIZE, 40
# Of the writable state, behind the table.
    .set State, Table + 0x10000
    .set COUNTERS, 1024
    .set SHOWN, 8
    .set NEXT, 4 * COUNTERS
    .set PREFIX, NEXT + 8
    .set OPTIONS, NEXT + 16
    .set RECORDS, NEXT + 64
    .set RECORD_SIZE, 128
    .set RECORD_COUNT, 64
    .set BUSY, -1
# siginfo_t, ucontext_t: arch/x86/include/uapi/asm.
    .set SI_ERRNO, 4
    .set SI_CODE, 8
    .set SI_CALL_ADDR, 16
    .set SI_SYSCALL, 24
    .set SI_ARCH, 28
    .set SYS_SECCOMP, 1
    .set UC_R8, 40
    .set UC_R9, 48
    .set UC_R10, 56
    .set UC_RDI, 104
    .set UC_RSI, 112
    .set UC_RBP, 120
    .set UC_RBX, 128
    .set UC_RDX, 136
    .set UC_RAX, 144
    .set UC_RCX, 152
    .set UC_RSP, 160
# How many words of the stack are looked at: further up they belong to others, or to nobody any more.
    .set NEAR, 24
# The frame: the line, the six arguments, the thread's name, how often the call was shown before,
# and where libc was called from.
    .set ARGUMENTS, 1024
    .set THREAD, ARGUMENTS + 48
    .set BEFORE, THREAD + 16
    .set CALLER, BEFORE + 8
    .set CALLER_MODULE, CALLER + 8
    .set FRAME, CALLER_MODULE + 8

# A length and a text.
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

# void Handler(int signal, siginfo_t *rsi, ucontext_t *rdx)
#   rbx table, rbp ucontext, r12 siginfo, r13 state, r14 ABI, r15 number without the bit of x32, rdi end of the line
    .globl Handler
Handler:
    mov rbp, rdx
    mov r12, rsi
    lea rbx, [rip + Table]
    sub rsp, FRAME
    mov rdi, rsp
    cmp dword ptr [r12 + SI_CODE], SYS_SECCOMP
    jne Exit                            # somebody has sent the signal

# Which ABI, and its arguments.
    mov r15d, [r12 + SI_SYSCALL]
    mov eax, [r12 + SI_ARCH]
    lea r14, [rbx + NATIVE]
    cmp eax, [r14 + TOKEN]
    je Native
    lea r14, [rbx + COMPAT]
    cmp eax, [r14 + TOKEN]
    je Compat
    lea r14, [rbx + OTHER]
    jmp Native64
Native:
    btr r15d, 30                        # __X32_SYSCALL_BIT
    jnc Native64
    lea r14, [rbx + X32]
Native64:
    mov rax, [rbp + UC_RDI]
    mov rcx, [rbp + UC_RSI]
    mov rdx, [rbp + UC_RDX]
    mov r8, [rbp + UC_R10]
    mov r9, [rbp + UC_R8]
    mov r10, [rbp + UC_R9]
    jmp Gathered
Compat:
    mov eax, [rbp + UC_RBX]
    mov ecx, [rbp + UC_RCX]
    mov edx, [rbp + UC_RDX]
    mov r8d, [rbp + UC_RSI]
    mov r9d, [rbp + UC_RDI]
    mov r10d, [rbp + UC_RBP]
Gathered:
    mov [rsp + ARGUMENTS], rax
    mov [rsp + ARGUMENTS + 8], rcx
    mov [rsp + ARGUMENTS + 16], rdx
    mov [rsp + ARGUMENTS + 24], r8
    mov [rsp + ARGUMENTS + 32], r9
    mov [rsp + ARGUMENTS + 40], r10

# A record for the process itself. While it is written its sequence is BUSY; who finds it so, 64 calls later, leaves it alone.
    lea r13, [rip + State]
    mov eax, 1
    lock xadd [r13 + NEXT], eax
    mov edx, eax
    and edx, RECORD_COUNT - 1
    imul edx, edx, RECORD_SIZE
    lea rdx, [r13 + rdx + RECORDS]
    inc eax
    mov ecx, BUSY
    xchg ecx, [rdx]
    cmp ecx, BUSY
    je 2f
    mov rcx, fs:0
    mov [rdx + 8], rcx
    mov ecx, [r12 + SI_SYSCALL]
    mov [rdx + 16], ecx
    mov ecx, [r12 + SI_ARCH]
    mov [rdx + 20], ecx
    mov ecx, [r12 + SI_ERRNO]
    mov [rdx + 24], ecx
    xor ecx, ecx
1:  mov r8, [rsp + ARGUMENTS + 8 * rcx]
    mov [rdx + 32 + 8 * rcx], r8
    inc ecx
    cmp ecx, 6
    jb 1b
    mov rcx, [r12 + SI_CALL_ADDR]
    mov [rdx + 80], rcx
    mov [rdx], eax

2:  call FindCaller
    mov [rsp + CALLER], rax
    mov [rsp + CALLER_MODULE], rdx

# A call that is answered again and again from the same place is shown a few times.
    xor r11d, r11d
    cmp dword ptr [r12 + SI_ERRNO], 0
    je 3f
    add rax, [r12 + SI_CALL_ADDR]
    imul eax, eax, 0x9e3779b1           # spread over the counters
    shr eax, 22
    xor eax, r15d
    and eax, COUNTERS - 1
    mov r11d, 1
    lock xadd [r13 + 4 * rax], r11d
    cmp r11d, SHOWN
    jb 3f
    lock dec dword ptr [r13 + 4 * rax]  # or 2^32 calls later it would start again
    jmp Answer
3:  mov [rsp + BEFORE], r11

# seccomp: 'Sandbox' denied mkdir(
    mov rsi, [r13 + PREFIX]             # both halves at once: another filter may be about to add its name
    mov rcx, rsi
    shr rcx, 32
    mov esi, esi
    add rsi, r13
    rep movsb
    mov edx, [rbx + UNKNOWN]
    add rdx, rbx
    cmp r15d, [r14 + COUNT]
    jae 4f
    mov ecx, [r14 + INDEX]
    add rcx, rbx
    movzx eax, word ptr [rcx + 2 * r15]
    test eax, eax
    jz 4f
    lea rdx, [rcx + rax]
4:  movzx ecx, byte ptr [rdx]
    lea rsi, [rdx + 1]
    rep movsb
    mov al, '('
    stosb

# 0x7f..., 0o700
    lodsb
    movzx r9d, al                       # how many
    mov r10, rsi                        # their kinds
    xor r8d, r8d
    jmp 6f
5:  test r8d, r8d
    jz 7f
    mov word ptr [rdi], 0x202c
    add rdi, 2
7:  mov rax, [rsp + ARGUMENTS + 8 * r8]
    movzx ecx, byte ptr [r10 + r8]
    call PutArgument
    inc r8d
6:  cmp r8d, r9d
    jb 5b

# ) [nr 83, x86_64]
    lea rsi, [rip + NumberText]
    call PutLiteral
    mov eax, [r12 + SI_SYSCALL]
    call PutDecimal
    mov word ptr [rdi], 0x202c
    add rdi, 2
    lea rsi, [r14 + NAME]
    call PutText
    mov al, ']'
    stosb

# with errno 13
    mov eax, [r12 + SI_ERRNO]
    test eax, eax
    jz 8f
    lea rsi, [rip + ErrnoText]
    call PutLiteral
    call PutDecimal

# in thread 'name'
8:  test byte ptr [r13 + OPTIONS], 1
    jz 10f
    mov r8, rdi
    mov eax, 157                        # prctl(PR_GET_NAME)
    mov edi, 16
    lea rsi, [rsp + THREAD]
    syscall
    mov rdi, r8
    test rax, rax
    jnz 11f
    lea rsi, [rip + ThreadText]
    call PutLiteral
    mov al, '\''
    stosb
    lea rsi, [rsp + THREAD]
    mov ecx, 15
9:  lodsb
    test al, al
    jz 12f
    lea edx, [rax - 0x20]
    cmp dl, 0x5f                        # nothing that could pass for a line of its own
    jb 13f
    mov al, '?'
13: stosb
    dec ecx
    jnz 9b
12: mov al, '\''
    stosb
    jmp 11f
10: test byte ptr [r13 + OPTIONS], 2
    jz 11f
    mov r8, rdi
    mov eax, 186                        # gettid
    syscall
    mov rdi, r8
    lea rsi, [rip + ThreadText]
    call PutLiteral
    call PutDecimal

# at libc.so.6+0x10e4a7 from libSystem.Native.so+0x1a2b
11: lea rsi, [rip + AtText]
    call PutLiteral
    mov rax, [r12 + SI_CALL_ADDR]
    call FindModule
    call PutPlace
    mov rdx, [rsp + CALLER_MODULE]
    test rdx, rdx
    jz 15f
    lea rsi, [rip + FromText]
    call PutLiteral
    mov rax, [rsp + CALLER]
    call PutPlace
15: mov eax, [rsp + BEFORE]
    cmp eax, SHOWN - 1
    jne 17f
    lea rsi, [rip + LastText]
    call PutLiteral
17: mov al, '\n'
    stosb

    mov rdx, rdi
    sub rdx, rsp
18: mov eax, 1                          # write
    mov edi, 2
    mov rsi, rsp
    syscall
    cmp eax, -4                         # EINTR
    je 18b

Answer:
    mov eax, [r12 + SI_ERRNO]
    test eax, eax
    jz Die
    neg rax
    mov [rbp + UC_RAX], rax
    add rsp, FRAME
    ret

# SIGSYS is blocked here. A call that a filter answers with it then ends the process, and the kernel's log has that call.
Die:
    mov eax, [r12 + SI_SYSCALL]
    mov ecx, [r12 + SI_ARCH]
    cmp ecx, [rbx + COMPAT + TOKEN]
    je 19f
    mov rdi, [rsp + ARGUMENTS]
    mov rsi, [rsp + ARGUMENTS + 8]
    mov rdx, [rsp + ARGUMENTS + 16]
    mov r10, [rsp + ARGUMENTS + 24]
    mov r8, [rsp + ARGUMENTS + 32]
    mov r9, [rsp + ARGUMENTS + 40]
    syscall
    jmp Exit
19: mov ebx, [rsp + ARGUMENTS]
    mov ecx, [rsp + ARGUMENTS + 8]
    mov edx, [rsp + ARGUMENTS + 16]
    mov esi, [rsp + ARGUMENTS + 24]
    mov edi, [rsp + ARGUMENTS + 32]
    mov ebp, [rsp + ARGUMENTS + 40]
    int 0x80
Exit:
    mov eax, 231                        # exit_group, with what a shell shows for SIGSYS
    mov edi, 128 + 31
    syscall
    ud2

# What the kernel goes back through; debuggers know a signal's frame by these very bytes.
    .globl Restorer
Restorer:
    mov rax, 15                         # rt_sigreturn
    syscall

# nint ThreadPointer(): what a record tells its thread by.
    .globl ThreadPointer
ThreadPointer:
    mov rax, fs:0
    ret

# Writes the text at rsi, which begins with its length.
PutLiteral:
    movzx ecx, byte ptr [rsi]
    inc rsi
    rep movsb
    ret

# Writes the text whose offset and length in the table rsi points to.
PutText:
    mov ecx, [rsi + 4]
    mov esi, [rsi]
    add rsi, rbx
    rep movsb
    ret

# Writes the argument rax of kind ecx (Reporting/ArgumentKind.cs).
PutArgument:
    cmp ecx, 1
    jb PutHex
    je PutInt
    cmp ecx, 3
    jb PutHexInt
    je PutMode
    cmp ecx, 5
    jb PutDecimal
    ja 1f
    cmp eax, -100                       # AT_FDCWD
    jne PutInt
    lea rsi, [rip + CurrentText]
    jmp PutLiteral
1:  cmp ecx, 7
    je PutLong
    mov eax, eax
    jmp PutDecimal
PutInt:
    movsxd rax, eax
PutLong:
    test rax, rax
    jns PutDecimal
    neg rax
    mov byte ptr [rdi], '-'
    inc rdi
PutDecimal:
    mov ecx, 10
    jmp PutDigits
PutMode:
    mov eax, eax
    mov word ptr [rdi], 0x6f30          # 0o
    add rdi, 2
    mov ecx, 8
    jmp PutDigits
PutHexInt:
    mov eax, eax
PutHex:
    mov word ptr [rdi], 0x7830          # 0x
    add rdi, 2
    mov ecx, 16
# Writes rax to the base ecx.
PutDigits:
    xor esi, esi
1:  xor edx, edx
    div rcx
    push rdx
    inc esi
    test rax, rax
    jnz 1b
2:  pop rax
    add al, '0'
    cmp al, '9'
    jbe 3f
    add al, 'a' - '9' - 1
3:  stosb
    dec esi
    jnz 2b
    ret

# rdx: the module that has the address rax, or 0.
FindModule:
    mov edx, [rbx + MODULES]
    add rdx, rbx
    mov ecx, [rbx + MODULES + 4]
    jmp 2f
1:  cmp rax, [rdx + FIRST]
    jb 3f
    cmp rax, [rdx + END]
    jb 4f
3:  add rdx, MODULE_SIZE
    dec ecx
2:  test ecx, ecx
    jnz 1b
    xor edx, edx
4:  ret

# rax, rdx: an address in what has called libc, and its module: the nearest word of the stack that points into other code.
# Not beyond the page, which is there. 0 if it is not libc that makes the call, or nothing is found. Uses ecx, r8, r9.
FindCaller:
    mov rax, [r12 + SI_CALL_ADDR]
    call FindModule
    test rdx, rdx
    jz 3f
    cmp dword ptr [rdx + IS_LIBC], 0
    je 3f
    mov r8, [rbp + UC_RSP]
    mov r9d, NEAR
1:  test r8d, 7
    jnz 3f
    mov rax, [r8]
    call FindModule
    test rdx, rdx
    jz 2f
    cmp dword ptr [rdx + IS_LIBC], 0
    je 4f
2:  add r8, 8
    test r8d, 0xfff
    jz 3f
    dec r9d
    jnz 1b
3:  xor eax, eax
    xor edx, edx
4:  ret

# Writes the address rax, from the start of the module rdx if there is one. Keeps rdx.
PutPlace:
    push rdx
    test rdx, rdx
    jz 1f
    lea rsi, [rdx + MODULE_NAME]
    sub rax, [rdx + BASE]
    call PutText
    mov byte ptr [rdi], '+'
    inc rdi
1:  call PutHex
    pop rdx
    ret
