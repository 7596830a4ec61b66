// The whole program of the process that SeccompProcess.Start starts, for aarch64. Launcher.x64.s says what it does, step by
// step; this is the same in the other architecture's instructions.

    .text

    .set SEGMENT, 0
    .set PROGRAM, 8
    .set PATH, 24
    .set NAME, 32
    .set OWNER, 0
    .set GO, 4
    .set STEP, 8
    .set ERROR, 12
    .set HEAD, 16
    .set HEAD_OFFSET, 24
    .set ENTRY, 40
    .set HEAD_SIZE, 24
    .set ROBUST_LIST, 1
    .set NO_NEW_PRIVILEGES, 2
    .set FILTER, 3
    .set TRIAL, 4
    .set EXECUTE, 5

    .set SYS_exit_group, 94
    .set SYS_futex, 98
    .set SYS_set_robust_list, 99
    .set SYS_prctl, 167
    .set SYS_getppid, 173
    .set SYS_gettid, 178
    .set SYS_shmat, 196
    .set SYS_execve, 221
    .set SYS_seccomp, 277
    .set PR_SET_NO_NEW_PRIVS, 38
    .set SECCOMP_SET_MODE_FILTER, 1
    .set FUTEX_WAIT, 0
    .set FUTEX_WAITERS, 0x80000000
    .set EFAULT, 14

// x19: parameters, x20: report, x21: the parent.
Start:
    adr     x19, Behind

    mov     x8, SYS_getppid
    svc     0
    mov     x21, x0
    mov     x8, SYS_shmat
    ldr     x0, [x19, SEGMENT]
    mov     x1, 0
    mov     x2, 0
    svc     0
    tbnz    x0, 63, Exit
    mov     x20, x0

    mov     w9, ROBUST_LIST
    str     w9, [x20, STEP]
    add     x0, x20, HEAD
    add     x9, x20, ENTRY
    str     x9, [x0]
    str     x0, [x9]
    mov     x9, OWNER - ENTRY
    str     x9, [x20, HEAD_OFFSET]
    mov     x1, HEAD_SIZE
    mov     x8, SYS_set_robust_list
    svc     0
    cbnz    x0, Fail
    mov     x8, SYS_gettid
    svc     0
    orr     w0, w0, FUTEX_WAITERS
    str     w0, [x20, OWNER]

Wait:
    add     x0, x20, GO
    ldar    w9, [x0]
    cbnz    w9, Confine
    mov     x1, FUTEX_WAIT
    mov     x2, 0
    adr     x3, Second
    mov     x8, SYS_futex
    svc     0
    mov     x8, SYS_getppid
    svc     0
    cmp     x0, x21
    b.eq    Wait
    b       Exit

Confine:
    mov     w9, NO_NEW_PRIVILEGES
    str     w9, [x20, STEP]
    mov     x0, PR_SET_NO_NEW_PRIVS
    mov     x1, 1
    mov     x2, 0
    mov     x3, 0
    mov     x4, 0
    mov     x8, SYS_prctl
    svc     0
    cbnz    x0, Fail

    mov     w9, FILTER
    str     w9, [x20, STEP]
    mov     x0, SECCOMP_SET_MODE_FILTER
    mov     x1, 0
    add     x2, x19, PROGRAM
    mov     x8, SYS_seccomp
    svc     0
    cbnz    x0, Fail

    mov     w9, TRIAL
    str     w9, [x20, STEP]
    mov     x0, 0
    mov     x1, 0
    mov     x2, 0
    mov     x8, SYS_execve
    svc     0
    cmn     x0, EFAULT
    b.ne    Fail

    mov     w9, EXECUTE
    str     w9, [x20, STEP]
    ldr     x9, [x19, NAME]
    add     x1, sp, 8
    str     x9, [x1]
    ldr     x9, [sp]
    add     x2, x1, x9, lsl 3
    add     x2, x2, 8
    ldr     x0, [x19, PATH]
    mov     x8, SYS_execve
    svc     0

Fail:
    neg     w0, w0
    str     w0, [x20, ERROR]

Exit:
    mov     x0, 127
    mov     x8, SYS_exit_group
    svc     0
    udf     0

    .balign 8
Second:
    .quad   1, 0

    .globl Parameters
Parameters:
Behind:
