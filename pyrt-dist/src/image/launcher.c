/*
 * bin/pyrt of an image for Linux on x86-64: runs a Python program on the JVM beside this file, or, where this is a copy
 * in a virtual environment, on that of the image which the environment was made of. It puts itself in the JVM's place
 * (execve) and starts no process. Elsewhere launcher.sh does the same.
 *
 * It stands alone: no C library, own system calls, no addresses in initialized data (nobody relocates it).
 * build-launcher makes launcher.linux-x86_64.txt of it, which is what an image gets; run that after every change.
 */
#include <asm/errno.h>
#include <asm/stat.h>
#include <asm/unistd.h>
#include <linux/fcntl.h>
#include <linux/mman.h>
#include <linux/stat.h>

#ifndef __x86_64__
#error "the system calls are those of x86-64"
#endif

/* Exit statuses, as a shell's. */
enum { CANNOT_RUN = 126, NOT_FOUND = 127 };

/* What access asks for. */
enum { EXISTS = 0, MAY_RUN = 1 };

/* Most bytes of a path, as Linux has it, and of a pyvenv.cfg. */
enum { PATH_LIMIT = 4096, SETTINGS_LIMIT = 65536 };

/* ---- System calls: a result below zero is an error number, negated. ---- */

static long call(long number, long a, long b, long c, long d) {
  long result;
  register long fourth __asm__("r10") = d;
  register long fifth __asm__("r8") = -1;
  register long sixth __asm__("r9") = 0;
  __asm__ volatile("syscall"
                   : "=a"(result)
                   : "a"(number), "D"(a), "S"(b), "d"(c), "r"(fourth), "r"(fifth), "r"(sixth)
                   : "rcx", "r11", "memory");
  return result;
}

static long open_file(const char *path, int flags) {
  return call(__NR_openat, AT_FDCWD, (long)path, flags, 0);
}

/* ---- Text: bytes that end with a zero. ---- */

static unsigned long length_of(const char *text) {
  unsigned long length = 0;
  while (text[length]) length++;
  return length;
}

/* Copies text and its zero; where the zero went, to go on from. */
static char *append(char *to, const char *text) {
  while ((*to = *text)) to++, text++;
  return to;
}

/* What follows the prefix in text; null if that does not begin so. */
static char *after(char *text, const char *prefix) {
  for (; *prefix; prefix++, text++)
    if (*text != *prefix) return 0;
  return text;
}

static int is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* ---- Errors: one line on stderr. ---- */

static const char *reason(long error) {
  if (error == -ENOENT) return "No such file or directory";
  if (error == -EACCES) return "Permission denied";
  if (error == -E2BIG) return "Argument list too long";
  if (error == -ENOMEM) return "Cannot allocate memory";
  if (error == -ENAMETOOLONG) return "File name too long";
  if (error == -EFBIG) return "File too large";
  return "The system refuses";
}

static __attribute__((noreturn)) void fail(const char *what, long error) {
  static char line[PATH_LIMIT + 128];
  /* The name is cut where it has no place. */
  char *to = append(line, "pyrt: ");
  for (; *what && to < line + PATH_LIMIT; what++) *to++ = *what;
  to = append(append(append(to, ": "), reason(error)), "\n");
  call(__NR_write, 2, (long)line, to - line, 0);
  for (;;) call(__NR_exit_group, error == -ENOENT ? NOT_FOUND : CANNOT_RUN, 0, 0, 0);
}

/* ---- Memory: zeros, for good. ---- */

static void *allocate(unsigned long bytes) {
  long result = call(__NR_mmap, 0, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS);
  if (result < 0) fail("memory", result);
  return (void *)result;
}

static char *join(const char *first, const char *second, const char *third) {
  char *joined = allocate(length_of(first) + length_of(second) + length_of(third) + 1);
  append(append(append(joined, first), second), third);
  return joined;
}

/* ---- What the launcher does. ---- */

/*
 * Puts /dev/null where a standard descriptor is closed, which would otherwise go to the first file that the JVM opens
 * for itself; appends the numbers to told.
 */
static void open_standard_descriptors(char *told) {
  for (int number = 0; number < 3; number++) {
    if (call(__NR_fcntl, number, F_GETFD, 0, 0) != -EBADF) continue;
    /* The lowest number that is free is this one. */
    long result = open_file("/dev/null", number == 0 ? O_RDONLY : O_WRONLY);
    if (result < 0) fail("/dev/null", result);
    *told++ = '0' + number;
  }
}

/* The value of a variable, the first of that name; null without one. The name ends with "=". */
static char *variable(char **environment, const char *name) {
  for (; *environment; environment++) {
    char *value = after(*environment, name);
    if (value) return value;
  }
  return 0;
}

/* Takes out options that are meant for other Java programs: they would change this one, and announce themselves. */
static void drop_java_options(char **environment) {
  char **kept = environment;
  for (; *environment; environment++) {
    if (after(*environment, "JAVA_TOOL_OPTIONS=") || after(*environment, "JDK_JAVA_OPTIONS=")
        || after(*environment, "_JAVA_OPTIONS="))
      continue;
    *kept++ = *environment;
  }
  *kept = 0;
}

/* The path of this file, free of symbolic links. */
static char *own_path(void) {
  char *path = allocate(PATH_LIMIT + 1);
  long length = call(__NR_readlink, (long)"/proc/self/exe", (long)path, PATH_LIMIT, 0);
  if (length < 0) fail("/proc/self/exe", length);
  if (length == PATH_LIMIT) fail("/proc/self/exe", -ENAMETOOLONG);
  return path;
}

/* Whether there is a file that may be run, and is no folder. */
static int is_program(const char *path) {
  struct stat status;
  return call(__NR_access, (long)path, MAY_RUN, 0, 0) == 0 && call(__NR_stat, (long)path, (long)&status, 0, 0) == 0
      && S_ISREG(status.st_mode);
}

/* The path that the launcher was called by: its name, searched on PATH where it has no slash; its own path if it is not found. */
static char *called_path(char *name, char *search, char *own) {
  for (char *c = name; *c; c++)
    if (*c == '/') return name;
  if (!*name || !search) return own;
  char *path = allocate(length_of(search) + length_of(name) + 2);
  for (;; search++) {
    char *to = path;
    while (*search && *search != ':') *to++ = *search++;
    if (to != path) *to++ = '/';
    append(to, name);
    if (is_program(path)) return path;
    if (!*search) return own;
  }
}

/* The value of the key home among lines of "key = value"; null without one. Cuts the text. */
static char *find_home(char *text) {
  while (*text) {
    while (is_blank(*text)) text++;
    char *value = after(text, "home");
    while (*text && *text != '\n') text++;
    if (!value) continue;
    while (*value == ' ' || *value == '\t') value++;
    if (*value != '=') continue;
    do value++; while (*value == ' ' || *value == '\t');
    while (text > value && is_blank(text[-1])) text--;
    *text = 0;
    return value;
  }
  return 0;
}

/* The text of a file; null without one. */
static char *read_settings(const char *path) {
  long file = open_file(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  char *text = allocate(SETTINGS_LIMIT + 1);
  long length = 0, got;
  while ((got = call(__NR_read, file, (long)text + length, SETTINGS_LIMIT - length, 0)) > 0) length += got;
  if (got < 0) fail(path, got);
  if (length == SETTINGS_LIMIT) fail(path, -EFBIG);
  call(__NR_close, file, 0, 0, 0);
  return text;
}

/* The folder of the image's programs, where this file is, or where it is a copy in a virtual environment, what that is made of. */
static char *find_programs(const char *own) {
  char *folder = join(own, "", ""), *end = folder;
  for (char *c = folder; *c; c++)
    if (*c == '/') end = c;
  *end = 0;
  if (call(__NR_access, (long)join(folder, "/java", ""), EXISTS, 0, 0) == 0) return folder;
  char *text = read_settings(join(folder, "/pyvenv.cfg", ""));
  if (!text) text = read_settings(join(folder, "/../pyvenv.cfg", ""));
  char *home = text ? find_home(text) : 0;
  return home ? home : folder;
}

/* Puts the words of text into arguments; where the next one goes. Leaves the text, which belongs to the environment. */
static char **split(const char *text, char **arguments) {
  char *word = join(text, "", "");
  for (;;) {
    while (is_blank(*word)) *word++ = 0;
    if (!*word) return arguments;
    *arguments++ = word;
    while (*word && !is_blank(*word)) word++;
  }
}

/* The stack at the start: the count of arguments, they and a null, the environment and a null. */
__attribute__((noreturn, used)) void launch(long *stack) {
  long count = *stack;
  char **given = (char **)(stack + 1), **environment = given + count + 1;
  static char closed[4];
  open_standard_descriptors(closed);
  drop_java_options(environment);
  char *own = own_path(), *programs = find_programs(own), *java = join(programs, "/java", "");
  const char *options = variable(environment, "PYRT_JAVA_OPTIONS=");
  if (!options) options = "";
  char **arguments = allocate((8 + length_of(options) / 2 + 1 + count) * sizeof(char *)), **next = arguments;
  *next++ = java;
  /* The archive is the JVM's default one, found without an option; named by one, it also brings the profiles of hot methods. */
  *next++ = join("-XX:AOTCache=", programs, "/../lib/server/classes.jsa");
  *next++ = join("-Dpyrt.executable=", called_path(count ? given[0] : "", variable(environment, "PATH="), own), "");
  if (*closed) *next++ = join("-Dpyrt.closed=", closed, "");
  next = split(options, next);
  *next++ = "-m";
  *next++ = "org.pyrt.dist/org.pyrt.dist.Main";
  for (long i = 1; i < count; i++) *next++ = given[i];
  fail(java, call(__NR_execve, (long)java, (long)arguments, (long)environment, 0));
}

/* The stack must lie at a multiple of 16 where a function is called. */
__asm__(".globl _start\n.hidden _start\n_start: xor %ebp, %ebp\n mov %rsp, %rdi\n and $-16, %rsp\n call launch\n");
