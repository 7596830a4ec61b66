# The whole program of the process that SeccompProcess.Start starts, for x86_64: puts the filter on itself and becomes the
# target. Confinement/LauncherImage.cs makes an executable of it and fills the parameters at its end.
#
# It tells how far it got in a page of shared memory (Confinement/LaunchReport.cs has the same offsets): after the filter is
# in force no call may be relied on, and a store to memory is none. Owner is a robust futex: when the process gives up its
# memory, because execve has succeeded or because it dies of whatever, the kernel marks the word and wakes the parent
# (set_robust_list(2); exec_mm_release of kernel/fork.c).

    .intel_syntax noprefix
    .text

# Of the parameters.
    .set SEGMENT, 0
    .set PROGRAM, 8
    .set PATH, 24
    .set NAME, 32
# Of the report.
    .set OWNER, 0
    .set GO, 4
    .set STEP, 8
    .set ERROR, 12
    .set HEAD, 16
    .set HEAD_OFFSET, 24
    .set ENTRY, 40
    .set HEAD_SIZE, 24
# The steps.
    .set ROBUST_LIST, 1
    .set NO_NEW_PRIVILEGES, 2
    .set FILTER, 3
    .set TRIAL, 4
    .set EXECUTE, 5

    .set SYS_shmat, 30
    .set SYS_execve, 59
    .set SYS_getppid, 110
    .set SYS_prctl, 157
    .set SYS_gettid, 186
    .set SYS_futex, 202
    .set SYS_exit_group, 231
    .set SYS_set_robust_list, 273
    .set SYS_seccomp, 317
    .set PR_SET_NO_NEW_PRIVS, 38
    .set SECCOMP_SET_MODE_FILTER, 1
    .set FUTEX_WAIT, 0
    .set FUTEX_WAITERS, 0x80000000
    .set EFAULT, 14

# rbx: parameters, r12: report, r13: the parent.
Start:
    lea     rbx, [rip + Behind]

# Asked before the segment is attached, which goes with the parent: if attaching succeeds, this was the parent.
    mov     eax, SYS_getppid
    syscall
    mov     r13, rax
    mov     eax, SYS_shmat
    mov     rdi, [rbx + SEGMENT]
    xor     esi, esi
    xor     edx, edx
    syscall
    test    rax, rax
    js      Exit
    mov     r12, rax

# A list of one entry, whose futex is Owner.
    mov     dword ptr [r12 + STEP], ROBUST_LIST
    lea     rdi, [r12 + HEAD]
    lea     rax, [r12 + ENTRY]
    mov     [rdi], rax
    mov     [rax], rdi
    mov     qword ptr [r12 + HEAD_OFFSET], OWNER - ENTRY
    mov     esi, HEAD_SIZE
    mov     eax, SYS_set_robust_list
    syscall
    test    rax, rax
    jnz     Fail
    mov     eax, SYS_gettid
    syscall
    or      eax, FUTEX_WAITERS
    mov     [r12 + OWNER], eax

# Until the parent holds a descriptor of this process, which must not have ended by then; or until the parent is gone.
Wait:
    cmp     dword ptr [r12 + GO], 0
    jne     Confine
    mov     eax, SYS_futex
    lea     rdi, [r12 + GO]
    mov     esi, FUTEX_WAIT
    xor     edx, edx
    lea     r10, [rip + Second]
    syscall
    mov     eax, SYS_getppid
    syscall
    cmp     rax, r13
    je      Wait
    jmp     Exit

Confine:
    mov     dword ptr [r12 + STEP], NO_NEW_PRIVILEGES
    mov     eax, SYS_prctl
    mov     edi, PR_SET_NO_NEW_PRIVS
    mov     esi, 1
    xor     edx, edx
    xor     r10d, r10d
    xor     r8d, r8d
    syscall
    test    rax, rax
    jnz     Fail

    mov     dword ptr [r12 + STEP], FILTER
    mov     eax, SYS_seccomp
    mov     edi, SECCOMP_SET_MODE_FILTER
    xor     esi, esi
    lea     rdx, [rbx + PROGRAM]
    syscall
    test    rax, rax
    jnz     Fail

# An execve that must fail tells a filter that forbids execve from a target that is gone at once.
    mov     dword ptr [r12 + STEP], TRIAL
    mov     eax, SYS_execve
    xor     edi, edi
    xor     esi, esi
    xor     edx, edx
    syscall
    cmp     rax, -EFAULT
    jne     Fail

# The stack holds argc, the arguments, 0, the environment: execve(2). Only the target's own name has to be put in.
    mov     dword ptr [r12 + STEP], EXECUTE
    mov     rax, [rbx + NAME]
    lea     rsi, [rsp + 8]
    mov     [rsi], rax
    mov     rcx, [rsp]
    lea     rdx, [rsi + rcx * 8 + 8]
    mov     rdi, [rbx + PATH]
    mov     eax, SYS_execve
    syscall

Fail:
    neg     eax
    mov     [r12 + ERROR], eax

# A filter may refuse exit_group too; an instruction that does not exist it cannot refuse.
Exit:
    mov     eax, SYS_exit_group
    mov     edi, 127
    syscall
    ud2

    .balign 8
Second:
    .quad   1, 0

    .globl Parameters
Parameters:
Behind:
