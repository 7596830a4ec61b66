using System;

namespace SeccompSharp.Syscalls;

/// <summary>The syscalls of the ABIs that a .NET process can make calls by: number, name, and a letter for each parameter.</summary>
/// <remarks>Written by eng/syscall-names.cs from src/Policy/Syscalls/Data, whose files say where the facts are from.
/// The letters: <see cref="Reporting.ArgumentKind"/>.</remarks>
internal static class SyscallNames
{
    internal static ReadOnlySpan<byte> X64 => """
        0 read ipu
        1 write ipu
        2 open pxm
        3 close i
        4 stat pp
        5 fstat ip
        6 lstat pp
        7 poll pwi
        8 lseek ilw
        9 mmap puxxip
        10 mprotect pup
        11 munmap pu
        12 brk p
        13 rt_sigaction ippu
        14 rt_sigprocmask ippu
        15 rt_sigreturn 
        16 ioctl ixp
        17 pread64 ipul
        18 pwrite64 ipul
        19 readv ipw
        20 writev ipw
        21 access pm
        22 pipe p
        23 select ipppp
        24 sched_yield 
        25 mremap ppppp
        26 msync pux
        27 mincore pup
        28 madvise pui
        29 shmget iui
        30 shmat ipi
        31 shmctl ixp
        32 dup w
        33 dup2 dw
        34 pause 
        35 nanosleep pp
        36 getitimer ip
        37 alarm w
        38 setitimer ipp
        39 getpid 
        40 sendfile iipu
        41 socket iii
        42 connect ipi
        43 accept ipp
        44 sendto ipuxpi
        45 recvfrom ipuxpp
        46 sendmsg ipx
        47 recvmsg ipx
        48 shutdown ii
        49 bind ipi
        50 listen ii
        51 getsockname ipp
        52 getpeername ipp
        53 socketpair iiip
        54 setsockopt iiipi
        55 getsockopt iiipp
        56 clone xpppp
        57 fork 
        58 vfork 
        59 execve ppp
        60 exit i
        61 wait4 ipip
        62 kill ii
        63 uname p
        64 semget iii
        65 semop ipw
        66 semctl iixp
        67 shmdt p
        68 msgget ii
        69 msgsnd ipui
        70 msgrcv ipuli
        71 msgctl ixp
        72 fcntl ixp
        73 flock ix
        74 fsync i
        75 fdatasync i
        76 truncate pl
        77 ftruncate il
        78 getdents ipw
        79 getcwd pu
        80 chdir p
        81 fchdir i
        82 rename pp
        83 mkdir pm
        84 rmdir p
        85 creat pm
        86 link pp
        87 unlink p
        88 symlink pp
        89 readlink ppi
        90 chmod pm
        91 fchmod im
        92 chown pww
        93 fchown iww
        94 lchown pww
        95 umask i
        96 gettimeofday pp
        97 getrlimit wp
        98 getrusage ip
        99 sysinfo p
        100 times p
        101 ptrace pipp
        102 getuid 
        103 syslog ipi
        104 getgid 
        105 setuid w
        106 setgid w
        107 geteuid 
        108 getegid 
        109 setpgid ii
        110 getppid 
        111 getpgrp 
        112 setsid 
        113 setreuid ww
        114 setregid ww
        115 getgroups ip
        116 setgroups ip
        117 setresuid www
        118 getresuid ppp
        119 setresgid www
        120 getresgid ppp
        121 getpgid i
        122 setfsuid w
        123 setfsgid w
        124 getsid i
        125 capget pp
        126 capset pp
        127 rt_sigpending pu
        128 rt_sigtimedwait pppu
        129 rt_sigqueueinfo iip
        130 rt_sigsuspend pu
        131 sigaltstack pp
        132 utime pp
        133 mknod pmw
        134 uselib 
        135 personality w
        136 ustat wp
        137 statfs pp
        138 fstatfs ip
        139 sysfs ipp
        140 getpriority ii
        141 setpriority iii
        142 sched_setparam ip
        143 sched_getparam ip
        144 sched_setscheduler iip
        145 sched_getscheduler i
        146 sched_get_priority_max i
        147 sched_get_priority_min i
        148 sched_rr_get_interval ip
        149 mlock pu
        150 munlock pu
        151 mlockall x
        152 munlockall 
        153 vhangup 
        154 modify_ldt ipp
        155 pivot_root pp
        156 _sysctl 
        157 prctl ipppp
        158 arch_prctl ip
        159 adjtimex p
        160 setrlimit wp
        161 chroot p
        162 sync 
        163 acct p
        164 settimeofday pp
        165 mount pppxp
        166 umount2 px
        167 swapon pi
        168 swapoff p
        169 reboot iixp
        170 sethostname pi
        171 setdomainname pi
        172 iopl w
        173 ioperm ppi
        174 create_module 
        175 init_module pup
        176 delete_module px
        177 get_kernel_syms 
        178 query_module 
        179 quotactl xpwp
        180 nfsservctl 
        181 getpmsg 
        182 putpmsg 
        183 afs_syscall 
        184 tuxcall 
        185 security 
        186 gettid 
        187 readahead ilu
        188 setxattr pppux
        189 lsetxattr pppux
        190 fsetxattr ippux
        191 getxattr pppu
        192 lgetxattr pppu
        193 fgetxattr ippu
        194 listxattr ppu
        195 llistxattr ppu
        196 flistxattr ipu
        197 removexattr pp
        198 lremovexattr pp
        199 fremovexattr ip
        200 tkill ii
        201 time p
        202 futex piwppw
        203 sched_setaffinity iwp
        204 sched_getaffinity iwp
        205 set_thread_area 
        206 io_setup wp
        207 io_destroy p
        208 io_getevents pllpp
        209 io_submit plp
        210 io_cancel ppp
        211 get_thread_area 
        212 lookup_dcookie 
        213 epoll_create i
        214 epoll_ctl_old 
        215 epoll_wait_old 
        216 remap_file_pages puppp
        217 getdents64 ipw
        218 set_tid_address p
        219 restart_syscall 
        220 semtimedop ipwp
        221 fadvise64 ilui
        222 timer_create ipp
        223 timer_settime ixpp
        224 timer_gettime ip
        225 timer_getoverrun i
        226 timer_delete i
        227 clock_settime ip
        228 clock_gettime ip
        229 clock_getres ip
        230 clock_nanosleep ixpp
        231 exit_group i
        232 epoll_wait ipii
        233 epoll_ctl iiip
        234 tgkill iii
        235 utimes pp
        236 vserver 
        237 mbind pumppx
        238 set_mempolicy mpp
        239 get_mempolicy ppppp
        240 mq_open pimp
        241 mq_unlink p
        242 mq_timedsend ipuwp
        243 mq_timedreceive ipupp
        244 mq_notify ip
        245 mq_getsetattr ipp
        246 kexec_load pppp
        247 waitid iipip
        248 add_key pppui
        249 request_key pppi
        250 keyctl ipppp
        251 ioprio_set iii
        252 ioprio_get ii
        253 inotify_init 
        254 inotify_add_watch ipw
        255 inotify_rm_watch ii
        256 migrate_pages ippp
        257 openat dpxm
        258 mkdirat dpm
        259 mknodat dpmw
        260 fchownat dpwwi
        261 futimesat dpp
        262 newfstatat dppi
        263 unlinkat dpi
        264 renameat dpdp
        265 linkat dpdpx
        266 symlinkat pdp
        267 readlinkat dppi
        268 fchmodat dpm
        269 faccessat dpm
        270 pselect6 ippppp
        271 ppoll pwppu
        272 unshare p
        273 set_robust_list pu
        274 get_robust_list ipp
        275 splice ipipux
        276 tee iiux
        277 sync_file_range illx
        278 vmsplice ipwx
        279 move_pages ippppx
        280 utimensat dppx
        281 epoll_pwait ipiipu
        282 signalfd ipu
        283 timerfd_create ix
        284 eventfd w
        285 fallocate imll
        286 timerfd_settime ixpp
        287 timerfd_gettime ip
        288 accept4 ippx
        289 signalfd4 ipux
        290 eventfd2 wx
        291 epoll_create1 x
        292 dup3 dwx
        293 pipe2 px
        294 inotify_init1 x
        295 preadv ipwpp
        296 pwritev ipwpp
        297 rt_tgsigqueueinfo iiip
        298 perf_event_open piiip
        299 recvmmsg ipwxp
        300 fanotify_init xw
        301 fanotify_mark ixpdp
        302 prlimit64 iwpp
        303 name_to_handle_at dpppi
        304 open_by_handle_at dpx
        305 clock_adjtime ip
        306 syncfs i
        307 sendmmsg ipwx
        308 setns ix
        309 getcpu ppp
        310 process_vm_readv ipwppp
        311 process_vm_writev ipwppp
        312 kcmp iiipp
        313 finit_module ipx
        314 sched_setattr ipx
        315 sched_getattr ipwx
        316 renameat2 dpdpx
        317 seccomp wxp
        318 getrandom pux
        319 memfd_create px
        320 kexec_file_load iippp
        321 bpf xpwpw
        322 execveat ipppx
        323 userfaultfd x
        324 membarrier xxi
        325 mlock2 pux
        326 copy_file_range ipipux
        327 preadv2 ipwppx
        328 pwritev2 ipwppx
        329 pkey_mprotect pupi
        330 pkey_alloc pp
        331 pkey_free i
        332 statx dpxwp
        333 io_pgetevents pllppp
        334 rseq pwxw
        335 uretprobe 
        336 uprobe 
        424 pidfd_send_signal dipx
        425 io_uring_setup wp
        426 io_uring_enter iwwxpu
        427 io_uring_register iwpw
        428 open_tree dpx
        429 move_mount dpdpx
        430 fsopen px
        431 fsconfig ixppi
        432 fsmount ixw
        433 fspick dpx
        434 pidfd_open ix
        435 clone3 pu
        436 close_range iwx
        437 openat2 dppu
        438 pidfd_getfd dix
        439 faccessat2 dpmx
        440 process_madvise dpwix
        441 epoll_pwait2 ipippu
        442 mount_setattr dpxpu
        443 quotactl_fd ixwp
        444 landlock_create_ruleset pux
        445 landlock_add_rule iwpx
        446 landlock_restrict_self ix
        447 memfd_secret x
        448 process_mrelease dx
        449 futex_waitv pwxpi
        450 set_mempolicy_home_node pupp
        451 cachestat ippx
        452 fchmodat2 dpmx
        453 map_shadow_stack pux
        454 futex_wake ppix
        455 futex_wait pppxpi
        456 futex_requeue pxii
        457 statmount ppux
        458 listmount ppux
        459 lsm_get_self_attr wppx
        460 lsm_set_self_attr wpwx
        461 lsm_list_modules ppx
        462 mseal pup
        463 setxattrat dpwppu
        464 getxattrat dpwppu
        465 listxattrat dpwpu
        466 removexattrat dpwp
        467 open_tree_attr dpxpu
        468 file_getattr dppuw
        469 file_setattr dppuw
        470 listns ppux
        471 rseq_slice_yield 
        """u8;

    internal static ReadOnlySpan<byte> X86 => """
        0 restart_syscall 
        1 exit i
        2 fork 
        3 read ipw
        4 write ipw
        5 open pxm
        6 close i
        7 waitpid ipi
        8 creat pm
        9 link pp
        10 unlink p
        11 execve ppp
        12 chdir p
        13 time p
        14 mknod pmw
        15 chmod pm
        16 lchown pww
        17 break 
        18 oldstat pp
        19 lseek iiw
        20 getpid 
        21 mount pppxp
        22 umount p
        23 setuid w
        24 getuid 
        25 stime p
        26 ptrace xipp
        27 alarm w
        28 oldfstat ip
        29 pause 
        30 utime pp
        31 stty 
        32 gtty 
        33 access pm
        34 nice i
        35 ftime 
        36 sync 
        37 kill ii
        38 rename pp
        39 mkdir pm
        40 rmdir p
        41 dup w
        42 pipe p
        43 times p
        44 prof 
        45 brk p
        46 setgid w
        47 getgid 
        48 signal ip
        49 geteuid 
        50 getegid 
        51 acct p
        52 umount2 px
        53 lock 
        54 ioctl ixw
        55 fcntl ixw
        56 mpx 
        57 setpgid ii
        58 ulimit 
        59 oldolduname p
        60 umask i
        61 chroot p
        62 ustat wp
        63 dup2 dw
        64 getppid 
        65 getpgrp 
        66 setsid 
        67 sigaction ipp
        68 sgetmask 
        69 ssetmask i
        70 setreuid ww
        71 setregid ww
        72 sigsuspend iiw
        73 sigpending p
        74 sethostname pi
        75 setrlimit wp
        76 getrlimit wp
        77 getrusage ip
        78 gettimeofday pp
        79 settimeofday pp
        80 getgroups ip
        81 setgroups ip
        82 select p
        83 symlink pp
        84 oldlstat pp
        85 readlink ppi
        86 uselib 
        87 swapon pi
        88 reboot iixp
        89 readdir ipw
        90 mmap p
        91 munmap pw
        92 truncate pi
        93 ftruncate ii
        94 fchmod im
        95 fchown iww
        96 getpriority ii
        97 setpriority iii
        98 profil 
        99 statfs pp
        100 fstatfs ip
        101 ioperm wwi
        102 socketcall ip
        103 syslog ipi
        104 setitimer ipp
        105 getitimer ip
        106 stat pp
        107 lstat pp
        108 fstat ip
        109 olduname p
        110 iopl w
        111 vhangup 
        112 idle 
        113 vm86old p
        114 wait4 ipip
        115 swapoff p
        116 sysinfo p
        117 ipc wiwwpi
        118 fsync i
        119 sigreturn 
        120 clone xpppp
        121 setdomainname pi
        122 uname p
        123 modify_ldt ipw
        124 adjtimex p
        125 mprotect pwx
        126 sigprocmask ipp
        127 create_module 
        128 init_module pwp
        129 delete_module px
        130 get_kernel_syms 
        131 quotactl xpwp
        132 getpgid i
        133 fchdir i
        134 bdflush 
        135 sysfs iww
        136 personality w
        137 afs_syscall 
        138 setfsuid w
        139 setfsgid w
        140 _llseek iwwpw
        141 getdents ipw
        142 _newselect ipppp
        143 flock ix
        144 msync pwx
        145 readv ipw
        146 writev ipw
        147 getsid i
        148 fdatasync i
        149 _sysctl 
        150 mlock pw
        151 munlock pw
        152 mlockall x
        153 munlockall 
        154 sched_setparam ip
        155 sched_getparam ip
        156 sched_setscheduler iip
        157 sched_getscheduler i
        158 sched_yield 
        159 sched_get_priority_max i
        160 sched_get_priority_min i
        161 sched_rr_get_interval ip
        162 nanosleep pp
        163 mremap pwwxp
        164 setresuid www
        165 getresuid ppp
        166 vm86 xw
        167 query_module 
        168 poll pwi
        169 nfsservctl 
        170 setresgid www
        171 getresgid ppp
        172 prctl iwwww
        173 rt_sigreturn 
        174 rt_sigaction ippw
        175 rt_sigprocmask ippw
        176 rt_sigpending pw
        177 rt_sigtimedwait pppw
        178 rt_sigqueueinfo iip
        179 rt_sigsuspend pw
        180 pread64 ipwww
        181 pwrite64 ipwww
        182 chown pww
        183 getcwd pw
        184 capget pp
        185 capset pp
        186 sigaltstack pp
        187 sendfile iipw
        188 getpmsg 
        189 putpmsg 
        190 vfork 
        191 ugetrlimit wp
        192 mmap2 pwxxiw
        193 truncate64 pww
        194 ftruncate64 iww
        195 stat64 pp
        196 lstat64 pp
        197 fstat64 ip
        198 lchown32 pww
        199 getuid32 
        200 getgid32 
        201 geteuid32 
        202 getegid32 
        203 setreuid32 ww
        204 setregid32 ww
        205 getgroups32 ip
        206 setgroups32 ip
        207 fchown32 iww
        208 setresuid32 www
        209 getresuid32 ppp
        210 setresgid32 www
        211 getresgid32 ppp
        212 chown32 pww
        213 setuid32 w
        214 setgid32 w
        215 setfsuid32 w
        216 setfsgid32 w
        217 pivot_root pp
        218 mincore pwp
        219 madvise pwi
        220 getdents64 ipw
        221 fcntl64 ixw
        224 gettid 
        225 readahead iwww
        226 setxattr pppwx
        227 lsetxattr pppwx
        228 fsetxattr ippwx
        229 getxattr pppw
        230 lgetxattr pppw
        231 fgetxattr ippw
        232 listxattr ppw
        233 llistxattr ppw
        234 flistxattr ipw
        235 removexattr pp
        236 lremovexattr pp
        237 fremovexattr ip
        238 tkill ii
        239 sendfile64 iipw
        240 futex piwppw
        241 sched_setaffinity iwp
        242 sched_getaffinity iwp
        243 set_thread_area p
        244 get_thread_area p
        245 io_setup wp
        246 io_destroy w
        247 io_getevents wiipp
        248 io_submit wip
        249 io_cancel wpp
        250 fadvise64 iwwwi
        252 exit_group i
        253 lookup_dcookie 
        254 epoll_create i
        255 epoll_ctl iiip
        256 epoll_wait ipii
        257 remap_file_pages pwxwx
        258 set_tid_address p
        259 timer_create ipp
        260 timer_settime ixpp
        261 timer_gettime ip
        262 timer_getoverrun i
        263 timer_delete i
        264 clock_settime ip
        265 clock_gettime ip
        266 clock_getres ip
        267 clock_nanosleep ixpp
        268 statfs64 pwp
        269 fstatfs64 iwp
        270 tgkill iii
        271 utimes pp
        272 fadvise64_64 iwwwwi
        273 vserver 
        274 mbind pwmpwx
        275 get_mempolicy ppwwx
        276 set_mempolicy mpw
        277 mq_open pimp
        278 mq_unlink p
        279 mq_timedsend ipwwp
        280 mq_timedreceive ipwpp
        281 mq_notify ip
        282 mq_getsetattr ipp
        283 kexec_load pwpx
        284 waitid iipip
        286 add_key pppwi
        287 request_key pppi
        288 keyctl iwwww
        289 ioprio_set iii
        290 ioprio_get ii
        291 inotify_init 
        292 inotify_add_watch ipw
        293 inotify_rm_watch ii
        294 migrate_pages iwpp
        295 openat dpxm
        296 mkdirat dpm
        297 mknodat dpmw
        298 fchownat dpwwi
        299 futimesat dpp
        300 fstatat64 dppi
        301 unlinkat dpi
        302 renameat dpdp
        303 linkat dpdpx
        304 symlinkat pdp
        305 readlinkat dppi
        306 fchmodat dpm
        307 faccessat dpm
        308 pselect6 ippppp
        309 ppoll pwppw
        310 unshare w
        311 set_robust_list pw
        312 get_robust_list ipp
        313 splice ipipwx
        314 sync_file_range iwwwwx
        315 tee iiwx
        316 vmsplice ipwx
        317 move_pages iwpppx
        318 getcpu ppp
        319 epoll_pwait ipiipw
        320 utimensat dppx
        321 signalfd ipw
        322 timerfd_create ix
        323 eventfd w
        324 fallocate imwwww
        325 timerfd_settime ixpp
        326 timerfd_gettime ip
        327 signalfd4 ipwx
        328 eventfd2 wx
        329 epoll_create1 x
        330 dup3 dwx
        331 pipe2 px
        332 inotify_init1 x
        333 preadv ipwww
        334 pwritev ipwww
        335 rt_tgsigqueueinfo iiip
        336 perf_event_open piiix
        337 recvmmsg ipwxp
        338 fanotify_init xw
        339 fanotify_mark ixwwdp
        340 prlimit64 iwpp
        341 name_to_handle_at dpppi
        342 open_by_handle_at dpx
        343 clock_adjtime ip
        344 syncfs i
        345 sendmmsg ipwx
        346 setns ix
        347 process_vm_readv ipwpwx
        348 process_vm_writev ipwpwx
        349 kcmp iiiww
        350 finit_module ipx
        351 sched_setattr ipx
        352 sched_getattr ipwx
        353 renameat2 dpdpx
        354 seccomp wxp
        355 getrandom pwx
        356 memfd_create px
        357 bpf xpwpw
        358 execveat ipppx
        359 socket iii
        360 socketpair iiip
        361 bind ipi
        362 connect ipi
        363 listen ii
        364 accept4 ippx
        365 getsockopt iiipp
        366 setsockopt iiipi
        367 getsockname ipp
        368 getpeername ipp
        369 sendto ipwxpi
        370 sendmsg ipx
        371 recvfrom ipwxpp
        372 recvmsg ipx
        373 shutdown ii
        374 userfaultfd x
        375 membarrier xxi
        376 mlock2 pwx
        377 copy_file_range ipipwx
        378 preadv2 ipwwwx
        379 pwritev2 ipwwwx
        380 pkey_mprotect pwxi
        381 pkey_alloc xw
        382 pkey_free i
        383 statx dpxwp
        384 arch_prctl ip
        385 io_pgetevents wiippp
        386 rseq pwxw
        393 semget iii
        394 semctl iixw
        395 shmget iwi
        396 shmctl ixp
        397 shmat ipi
        398 shmdt p
        399 msgget ii
        400 msgsnd ipwi
        401 msgrcv ipwii
        402 msgctl ixp
        403 clock_gettime64 ip
        404 clock_settime64 ip
        405 clock_adjtime64 ip
        406 clock_getres_time64 ip
        407 clock_nanosleep_time64 ixpp
        408 timer_gettime64 ip
        409 timer_settime64 ixpp
        410 timerfd_gettime64 ip
        411 timerfd_settime64 ixpp
        412 utimensat_time64 dppx
        413 pselect6_time64 ippppp
        414 ppoll_time64 pwppw
        416 io_pgetevents_time64 wiippp
        417 recvmmsg_time64 ipwxp
        418 mq_timedsend_time64 ipwwp
        419 mq_timedreceive_time64 ipwpp
        420 semtimedop_time64 ipwp
        421 rt_sigtimedwait_time64 pppw
        422 futex_time64 piwppw
        423 sched_rr_get_interval_time64 ip
        424 pidfd_send_signal dipx
        425 io_uring_setup wp
        426 io_uring_enter iwwxpw
        427 io_uring_register iwpw
        428 open_tree dpx
        429 move_mount dpdpx
        430 fsopen px
        431 fsconfig ixppi
        432 fsmount ixw
        433 fspick dpx
        434 pidfd_open ix
        435 clone3 pw
        436 close_range iwx
        437 openat2 dppw
        438 pidfd_getfd dix
        439 faccessat2 dpmx
        440 process_madvise dpwix
        441 epoll_pwait2 ipippw
        442 mount_setattr dpxpw
        443 quotactl_fd ixwp
        444 landlock_create_ruleset pwx
        445 landlock_add_rule iwpx
        446 landlock_restrict_self ix
        447 memfd_secret x
        448 process_mrelease dx
        449 futex_waitv pwxpi
        450 set_mempolicy_home_node pwwx
        451 cachestat ippx
        452 fchmodat2 dpmx
        453 map_shadow_stack pwx
        454 futex_wake pwix
        455 futex_wait pwwxpi
        456 futex_requeue pxii
        457 statmount ppwx
        458 listmount ppwx
        459 lsm_get_self_attr wppx
        460 lsm_set_self_attr wpwx
        461 lsm_list_modules ppx
        462 mseal pwx
        463 setxattrat dpwppw
        464 getxattrat dpwppw
        465 listxattrat dpwpw
        466 removexattrat dpwp
        467 open_tree_attr dpxpw
        468 file_getattr dppww
        469 file_setattr dppww
        470 listns ppwx
        471 rseq_slice_yield 
        """u8;

    internal static ReadOnlySpan<byte> Arm64 => """
        0 io_setup wp
        1 io_destroy p
        2 io_submit plp
        3 io_cancel ppp
        4 io_getevents pllpp
        5 setxattr pppux
        6 lsetxattr pppux
        7 fsetxattr ippux
        8 getxattr pppu
        9 lgetxattr pppu
        10 fgetxattr ippu
        11 listxattr ppu
        12 llistxattr ppu
        13 flistxattr ipu
        14 removexattr pp
        15 lremovexattr pp
        16 fremovexattr ip
        17 getcwd pu
        18 lookup_dcookie 
        19 eventfd2 wx
        20 epoll_create1 x
        21 epoll_ctl iiip
        22 epoll_pwait ipiipu
        23 dup w
        24 dup3 dwx
        25 fcntl ixp
        26 inotify_init1 x
        27 inotify_add_watch ipw
        28 inotify_rm_watch ii
        29 ioctl ixp
        30 ioprio_set iii
        31 ioprio_get ii
        32 flock ix
        33 mknodat dpmw
        34 mkdirat dpm
        35 unlinkat dpi
        36 symlinkat pdp
        37 linkat dpdpx
        38 renameat dpdp
        39 umount2 px
        40 mount pppxp
        41 pivot_root pp
        42 nfsservctl 
        43 statfs pp
        44 fstatfs ip
        45 truncate pl
        46 ftruncate il
        47 fallocate imll
        48 faccessat dpm
        49 chdir p
        50 fchdir i
        51 chroot p
        52 fchmod im
        53 fchmodat dpm
        54 fchownat dpwwi
        55 fchown iww
        56 openat dpxm
        57 close i
        58 vhangup 
        59 pipe2 px
        60 quotactl xpwp
        61 getdents64 ipw
        62 lseek ilw
        63 read ipu
        64 write ipu
        65 readv ipw
        66 writev ipw
        67 pread64 ipul
        68 pwrite64 ipul
        69 preadv ipwpp
        70 pwritev ipwpp
        71 sendfile iipu
        72 pselect6 ippppp
        73 ppoll pwppu
        74 signalfd4 ipux
        75 vmsplice ipwx
        76 splice ipipux
        77 tee iiux
        78 readlinkat dppi
        79 newfstatat dppi
        80 fstat ip
        81 sync 
        82 fsync i
        83 fdatasync i
        84 sync_file_range illx
        85 timerfd_create ix
        86 timerfd_settime ixpp
        87 timerfd_gettime ip
        88 utimensat dppx
        89 acct p
        90 capget pp
        91 capset pp
        92 personality w
        93 exit i
        94 exit_group i
        95 waitid iipip
        96 set_tid_address p
        97 unshare p
        98 futex piwppw
        99 set_robust_list pu
        100 get_robust_list ipp
        101 nanosleep pp
        102 getitimer ip
        103 setitimer ipp
        104 kexec_load pppp
        105 init_module pup
        106 delete_module px
        107 timer_create ipp
        108 timer_gettime ip
        109 timer_getoverrun i
        110 timer_settime ixpp
        111 timer_delete i
        112 clock_settime ip
        113 clock_gettime ip
        114 clock_getres ip
        115 clock_nanosleep ixpp
        116 syslog ipi
        117 ptrace pipp
        118 sched_setparam ip
        119 sched_setscheduler iip
        120 sched_getscheduler i
        121 sched_getparam ip
        122 sched_setaffinity iwp
        123 sched_getaffinity iwp
        124 sched_yield 
        125 sched_get_priority_max i
        126 sched_get_priority_min i
        127 sched_rr_get_interval ip
        128 restart_syscall 
        129 kill ii
        130 tkill ii
        131 tgkill iii
        132 sigaltstack pp
        133 rt_sigsuspend pu
        134 rt_sigaction ippu
        135 rt_sigprocmask ippu
        136 rt_sigpending pu
        137 rt_sigtimedwait pppu
        138 rt_sigqueueinfo iip
        139 rt_sigreturn 
        140 setpriority iii
        141 getpriority ii
        142 reboot iixp
        143 setregid ww
        144 setgid w
        145 setreuid ww
        146 setuid w
        147 setresuid www
        148 getresuid ppp
        149 setresgid www
        150 getresgid ppp
        151 setfsuid w
        152 setfsgid w
        153 times p
        154 setpgid ii
        155 getpgid i
        156 getsid i
        157 setsid 
        158 getgroups ip
        159 setgroups ip
        160 uname p
        161 sethostname pi
        162 setdomainname pi
        163 getrlimit wp
        164 setrlimit wp
        165 getrusage ip
        166 umask i
        167 prctl ipppp
        168 getcpu ppp
        169 gettimeofday pp
        170 settimeofday pp
        171 adjtimex p
        172 getpid 
        173 getppid 
        174 getuid 
        175 geteuid 
        176 getgid 
        177 getegid 
        178 gettid 
        179 sysinfo p
        180 mq_open pimp
        181 mq_unlink p
        182 mq_timedsend ipuwp
        183 mq_timedreceive ipupp
        184 mq_notify ip
        185 mq_getsetattr ipp
        186 msgget ii
        187 msgctl ixp
        188 msgrcv ipuli
        189 msgsnd ipui
        190 semget iii
        191 semctl iixp
        192 semtimedop ipwp
        193 semop ipw
        194 shmget iui
        195 shmctl ixp
        196 shmat ipi
        197 shmdt p
        198 socket iii
        199 socketpair iiip
        200 bind ipi
        201 listen ii
        202 accept ipp
        203 connect ipi
        204 getsockname ipp
        205 getpeername ipp
        206 sendto ipuxpi
        207 recvfrom ipuxpp
        208 setsockopt iiipi
        209 getsockopt iiipp
        210 shutdown ii
        211 sendmsg ipx
        212 recvmsg ipx
        213 readahead ilu
        214 brk p
        215 munmap pu
        216 mremap ppppp
        217 add_key pppui
        218 request_key pppi
        219 keyctl ipppp
        220 clone xpppp
        221 execve ppp
        222 mmap puxxip
        223 fadvise64 illi
        224 swapon pi
        225 swapoff p
        226 mprotect pup
        227 msync pux
        228 mlock pu
        229 munlock pu
        230 mlockall x
        231 munlockall 
        232 mincore pup
        233 madvise pui
        234 remap_file_pages puppp
        235 mbind pumppx
        236 get_mempolicy ppppp
        237 set_mempolicy mpp
        238 migrate_pages ippp
        239 move_pages ippppx
        240 rt_tgsigqueueinfo iiip
        241 perf_event_open piiip
        242 accept4 ippx
        243 recvmmsg ipwxp
        260 wait4 ipip
        261 prlimit64 iwpp
        262 fanotify_init xw
        263 fanotify_mark ixpdp
        264 name_to_handle_at dpppi
        265 open_by_handle_at dpx
        266 clock_adjtime ip
        267 syncfs i
        268 setns ix
        269 sendmmsg ipwx
        270 process_vm_readv ipwppp
        271 process_vm_writev ipwppp
        272 kcmp iiipp
        273 finit_module ipx
        274 sched_setattr ipx
        275 sched_getattr ipwx
        276 renameat2 dpdpx
        277 seccomp wxp
        278 getrandom pux
        279 memfd_create px
        280 bpf xpwpw
        281 execveat ipppx
        282 userfaultfd x
        283 membarrier xxi
        284 mlock2 pux
        285 copy_file_range ipipux
        286 preadv2 ipwppx
        287 pwritev2 ipwppx
        288 pkey_mprotect pupi
        289 pkey_alloc pp
        290 pkey_free i
        291 statx dpxwp
        292 io_pgetevents pllppp
        293 rseq pwxw
        294 kexec_file_load iippp
        424 pidfd_send_signal dipx
        425 io_uring_setup wp
        426 io_uring_enter iwwxpu
        427 io_uring_register iwpw
        428 open_tree dpx
        429 move_mount dpdpx
        430 fsopen px
        431 fsconfig ixppi
        432 fsmount ixw
        433 fspick dpx
        434 pidfd_open ix
        435 clone3 pu
        436 close_range iwx
        437 openat2 dppu
        438 pidfd_getfd dix
        439 faccessat2 dpmx
        440 process_madvise dpwix
        441 epoll_pwait2 ipippu
        442 mount_setattr dpxpu
        443 quotactl_fd ixwp
        444 landlock_create_ruleset pux
        445 landlock_add_rule iwpx
        446 landlock_restrict_self ix
        447 memfd_secret x
        448 process_mrelease dx
        449 futex_waitv pwxpi
        450 set_mempolicy_home_node pupp
        451 cachestat ippx
        452 fchmodat2 dpmx
        453 map_shadow_stack pux
        454 futex_wake ppix
        455 futex_wait pppxpi
        456 futex_requeue pxii
        457 statmount ppux
        458 listmount ppux
        459 lsm_get_self_attr wppx
        460 lsm_set_self_attr wpwx
        461 lsm_list_modules ppx
        462 mseal pup
        463 setxattrat dpwppu
        464 getxattrat dpwppu
        465 listxattrat dpwpu
        466 removexattrat dpwp
        467 open_tree_attr dpxpu
        468 file_getattr dppuw
        469 file_setattr dppuw
        470 listns ppux
        471 rseq_slice_yield 
        """u8;
}
