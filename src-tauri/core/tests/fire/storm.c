/* Stands between a program and the disk (LD_PRELOAD): counts what it writes below one folder, and at a chosen call kills
   it, tears the write, or answers with an error; or keeps a record of everything, for a disk that forgets.

   STORM_FOLDER  what lies below it counts, but for the shared memory of SQLite, which no power cut keeps
   STORM_DO      count | kill | torn | fault | record
   STORM_AT      the number of the call that is struck, from 1
   STORM_CALLS   which calls count: w write, s sync, r rename, u unlink, t truncate, o open for writing, d read
   STORM_ERROR   for fault: the number of the error
   STORM_STAYS   for fault: every call from then on fails too
   STORM_FILE    for count: where the number goes; for record: where the record goes

   It begins when the program opens a file that is called .storm-begins, which need not be there, and ends with
   .storm-ends. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static const char *folder, *what, *calls, *file;
static long at, fails_with, stays;
static volatile int raging;
static volatile long seen;
static int record = -1;
static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

static long number(const char *name) {
    const char *text = getenv(name);
    return text ? atol(text) : 0;
}

__attribute__((constructor)) static void ready(void) {
    folder = getenv("STORM_FOLDER");
    what = getenv("STORM_DO");
    calls = getenv("STORM_CALLS");
    file = getenv("STORM_FILE");
    at = number("STORM_AT");
    fails_with = number("STORM_ERROR");
    stays = number("STORM_STAYS");
    if (what && file && !strcmp(what, "record"))
        record = syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
}

static int counts(const char *path) {
    size_t length = folder ? strlen(folder) : 0, whole = strlen(path);
    if (!length || strncmp(path, folder, length)) return 0;
    return whole < 4 || strcmp(path + whole - 4, "-shm");
}

/* The path of an open file, where it counts. */
static const char *path_of(int fd, char *path, size_t room) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, room - 1);
    if (length < 0) return NULL;
    path[length] = 0;
    return counts(path) ? path : NULL;
}

static void dies(void) {
    syscall(SYS_kill, getpid(), SIGKILL);
    for (;;) pause();
}

/* Whether this call is struck: 1 it fails, 2 it is torn. A kill does not come back. */
static int struck(char kind) {
    if (!raging || !what || !calls || !strchr(calls, kind)) return 0;
    long now = __sync_add_and_fetch(&seen, 1);
    if (now == at && !strcmp(what, "kill")) dies();
    if (now == at && !strcmp(what, "torn")) {
        if (kind != 'w') dies();
        return 2;
    }
    if (!strcmp(what, "fault") && (now == at || (stays && now > at && kind != 'd'))) {
        errno = (int)fails_with;
        return 1;
    }
    return 0;
}

/* kind, length of the path, of the second part, the offset; then both. */
static void keep(char kind, const char *path, const void *more, size_t length, int64_t offset) {
    if (record < 0 || !raging) return;
    uint64_t head[4] = {(uint64_t)kind, strlen(path), length, (uint64_t)offset};
    syscall(SYS_write, record, head, sizeof head);
    syscall(SYS_write, record, path, strlen(path));
    if (length) syscall(SYS_write, record, more, length);
}

static void begins_or_ends(const char *path) {
    const char *name = strrchr(path, '/');
    name = name ? name + 1 : path;
    if (!strcmp(name, ".storm-begins")) {
        seen = 0;
        raging = 1;
    } else if (!strcmp(name, ".storm-ends")) {
        raging = 0;
        if (what && file && !strcmp(what, "count")) {
            char text[32];
            int length = snprintf(text, sizeof text, "%ld", seen);
            int out = syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_TRUNC, 0600);
            syscall(SYS_write, out, text, length);
            syscall(SYS_close, out);
        }
    }
}

static ssize_t writes(int fd, const void *bytes, size_t length, int64_t offset) {
    char room[4096];
    const char *path = raging ? path_of(fd, room, sizeof room) : NULL;
    /* What it says is in the record between what it writes. */
    if (!path && raging && fd == 1) {
        pthread_mutex_lock(&one_at_a_time);
        keep('!', "", bytes, length, 0);
        pthread_mutex_unlock(&one_at_a_time);
    }
    int strike = path ? struck('w') : 0;
    if (strike == 1) return -1;
    if (strike == 2) length /= 2;
    pthread_mutex_lock(&one_at_a_time);
    int64_t begins = offset >= 0 ? offset : lseek(fd, 0, SEEK_CUR);
    ssize_t done = offset >= 0 ? syscall(SYS_pwrite64, fd, bytes, length, offset) : syscall(SYS_write, fd, bytes, length);
    int trouble = errno;
    if (path && done > 0) keep('w', path, bytes, (size_t)done, begins);
    pthread_mutex_unlock(&one_at_a_time);
    if (strike == 2) dies();
    errno = trouble;
    return done;
}

ssize_t write(int fd, const void *bytes, size_t length) { return writes(fd, bytes, length, -1); }
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) { return writes(fd, bytes, length, offset); }
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) { return writes(fd, bytes, length, offset); }

static ssize_t reads(int fd, void *bytes, size_t length, int64_t offset) {
    char room[4096];
    if (raging && path_of(fd, room, sizeof room) && struck('d')) return -1;
    return offset >= 0 ? syscall(SYS_pread64, fd, bytes, length, offset) : syscall(SYS_read, fd, bytes, length);
}

ssize_t read(int fd, void *bytes, size_t length) { return reads(fd, bytes, length, -1); }
ssize_t pread(int fd, void *bytes, size_t length, off_t offset) { return reads(fd, bytes, length, offset); }
ssize_t pread64(int fd, void *bytes, size_t length, off64_t offset) { return reads(fd, bytes, length, offset); }

static int syncs(int fd, long call) {
    char room[4096];
    const char *path = raging ? path_of(fd, room, sizeof room) : NULL;
    if (path && struck('s')) return -1;
    pthread_mutex_lock(&one_at_a_time);
    int done = (int)syscall(call, fd);
    int trouble = errno;
    if (path && !done) keep('s', path, NULL, 0, 0);
    pthread_mutex_unlock(&one_at_a_time);
    errno = trouble;
    return done;
}

int fsync(int fd) { return syncs(fd, SYS_fsync); }
int fdatasync(int fd) { return syncs(fd, SYS_fdatasync); }

static int truncates(int fd, int64_t length) {
    char room[4096];
    const char *path = raging ? path_of(fd, room, sizeof room) : NULL;
    if (path && struck('t')) return -1;
    pthread_mutex_lock(&one_at_a_time);
    int done = (int)syscall(SYS_ftruncate, fd, length);
    int trouble = errno;
    if (path && !done) keep('t', path, NULL, 0, length);
    pthread_mutex_unlock(&one_at_a_time);
    errno = trouble;
    return done;
}

int ftruncate(int fd, off_t length) { return truncates(fd, length); }
int ftruncate64(int fd, off64_t length) { return truncates(fd, length); }

int rename(const char *from, const char *to) {
    int ours = raging && (counts(from) || counts(to));
    if (ours && struck('r')) return -1;
    pthread_mutex_lock(&one_at_a_time);
    int done = (int)syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to);
    int trouble = errno;
    if (ours && !done) keep('r', from, to, strlen(to), 0);
    pthread_mutex_unlock(&one_at_a_time);
    errno = trouble;
    return done;
}

int unlink(const char *path) {
    int ours = raging && counts(path);
    if (ours && struck('u')) return -1;
    pthread_mutex_lock(&one_at_a_time);
    int done = (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
    int trouble = errno;
    if (ours && !done) keep('u', path, NULL, 0, 0);
    pthread_mutex_unlock(&one_at_a_time);
    errno = trouble;
    return done;
}

static int opens(int from, const char *path, int how, mode_t mode) {
    begins_or_ends(path);
    int writing = how & (O_CREAT | O_WRONLY | O_RDWR | O_TRUNC);
    int ours = raging && writing && counts(path);
    if (ours && struck('o')) return -1;
    pthread_mutex_lock(&one_at_a_time);
    int there = ours && syscall(SYS_faccessat, AT_FDCWD, path, F_OK) == 0;
    int fd = (int)syscall(SYS_openat, from, path, how, mode);
    int trouble = errno;
    if (ours && fd >= 0 && !there) keep('c', path, NULL, 0, 0);
    if (ours && fd >= 0 && there && (how & O_TRUNC)) keep('t', path, NULL, 0, 0);
    pthread_mutex_unlock(&one_at_a_time);
    errno = trouble;
    return fd;
}

#define WITH_MODE                                                                                                      \
    mode_t mode = 0;                                                                                                   \
    if (how & O_CREAT) {                                                                                               \
        va_list more;                                                                                                  \
        va_start(more, how);                                                                                           \
        mode = va_arg(more, mode_t);                                                                                   \
        va_end(more);                                                                                                  \
    }

int open(const char *path, int how, ...) { WITH_MODE return opens(AT_FDCWD, path, how, mode); }
int open64(const char *path, int how, ...) { WITH_MODE return opens(AT_FDCWD, path, how | O_LARGEFILE, mode); }
int openat(int from, const char *path, int how, ...) { WITH_MODE return opens(from, path, how, mode); }
int openat64(int from, const char *path, int how, ...) { WITH_MODE return opens(from, path, how | O_LARGEFILE, mode); }

/* Copies inside the kernel go the long way, through read and write above. */
ssize_t copy_file_range(int a, off64_t *b, int c, off64_t *d, size_t e, unsigned f) {
    (void)a, (void)b, (void)c, (void)d, (void)e, (void)f;
    errno = ENOSYS;
    return -1;
}
ssize_t sendfile(int a, int b, off_t *c, size_t d) {
    (void)a, (void)b, (void)c, (void)d;
    errno = ENOSYS;
    return -1;
}
ssize_t sendfile64(int a, int b, off64_t *c, size_t d) {
    (void)a, (void)b, (void)c, (void)d;
    errno = ENOSYS;
    return -1;
}
