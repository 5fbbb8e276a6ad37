namespace PrepPlatform.Evaluators.Sandbox;

/// <summary>Which system calls a program may make. What is named nowhere fails as if the kernel did not know it, for which C libraries and runtimes are prepared.</summary>
internal static class SystemCalls
{
    /// <summary>Files, memory, processes, threads, signals, clocks and waiting, as far as no other process, device or network is touched.</summary>
    public static readonly string[] Allowed = Words("""
        read write pread64 pwrite64 readv writev preadv pwritev preadv2 pwritev2 open openat openat2 creat close close_range dup dup2 dup3 fcntl flock lseek
        stat lstat fstat newfstatat statx statfs fstatfs access faccessat faccessat2 readlink readlinkat getcwd chdir fchdir getdents getdents64
        mkdir mkdirat rmdir rename renameat renameat2 link linkat symlink symlinkat unlink unlinkat mknod mknodat chmod fchmod fchmodat fchmodat2
        chown fchown lchown fchownat umask truncate ftruncate fallocate fadvise64 readahead fsync fdatasync syncfs sync_file_range utime utimes utimensat futimesat
        getxattr lgetxattr fgetxattr listxattr llistxattr flistxattr ioctl sendfile splice tee vmsplice copy_file_range
        inotify_init inotify_init1 inotify_add_watch inotify_rm_watch epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait epoll_pwait2
        eventfd eventfd2 signalfd signalfd4 timerfd_create timerfd_settime timerfd_gettime poll ppoll select pselect6 pipe pipe2
        brk mmap munmap mremap mprotect madvise mincore msync mlock mlock2 munlock mlockall munlockall membarrier get_mempolicy pkey_alloc pkey_free pkey_mprotect map_shadow_stack
        fork vfork execve execveat exit exit_group wait4 waitid kill tkill tgkill pidfd_open pidfd_send_signal getpid getppid gettid getpgid getpgrp setpgid getsid setsid
        getuid geteuid getgid getegid getresuid getresgid getgroups setuid setgid setreuid setregid setresuid setresgid setfsuid setfsgid setgroups capget prctl arch_prctl
        rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending rt_sigsuspend rt_sigtimedwait rt_sigqueueinfo rt_tgsigqueueinfo sigaltstack pause restart_syscall
        set_tid_address set_robust_list get_robust_list rseq futex futex_wait futex_wake futex_requeue futex_waitv
        sched_yield sched_getaffinity sched_setaffinity sched_getparam sched_setparam sched_getscheduler sched_setscheduler sched_getattr sched_setattr
        sched_get_priority_max sched_get_priority_min sched_rr_get_interval getpriority setpriority ioprio_get ioprio_set getcpu
        getrlimit setrlimit prlimit64 getrusage times sysinfo uname getrandom
        nanosleep clock_nanosleep clock_gettime clock_getres gettimeofday time alarm getitimer setitimer timer_create timer_settime timer_gettime timer_getoverrun timer_delete
        sendto recvfrom sendmsg recvmsg sendmmsg recvmmsg shutdown getsockopt setsockopt getsockname getpeername
        """);

    /// <summary>Runtimes look for the network and programs say so when there is none, so these are refused politely. Pairs of sockets, which event loops wake themselves by, are allowed.</summary>
    public static readonly string[] Refused = Words("socket connect bind listen accept accept4");

    /// <summary>No program that keeps to its task calls these; who does is ended.</summary>
    public static readonly string[] Deadly = Words("""
        ptrace process_vm_readv process_vm_writev pidfd_getfd kcmp perf_event_open bpf userfaultfd keyctl add_key request_key
        mount umount2 pivot_root chroot fsopen fsconfig fsmount fspick move_mount open_tree mount_setattr unshare setns open_by_handle_at
        init_module finit_module delete_module kexec_load kexec_file_load reboot swapon swapoff acct quotactl iopl ioperm
        settimeofday clock_settime clock_adjtime sethostname setdomainname vhangup syslog
        """);

    private static string[] Words(string text) => text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
