/* Asks the kernel for a probe in a program, this one, as Beyla would for others, and says which programs go without one: each
   argument is what one of them lacks then, a line in the journal. */
#include <errno.h>
#include <linux/perf_event.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/* where this file begins in memory, by the linker */
extern const char __executable_start;

__attribute__((noinline)) void probed(void) { __asm__ volatile(""); }

static int probe(void) {
  unsigned type;
  FILE *file = fopen("/sys/bus/event_source/devices/uprobe/type", "r");
  if (file == NULL)
    return -1;
  int read = fscanf(file, "%u", &type);
  fclose(file);
  if (read != 1)
    return -1;
  struct perf_event_attr event = {
      .type = type,
      .size = sizeof event,
      .config1 = (uintptr_t) "/proc/self/exe",
      .config2 = (uintptr_t)&probed - (uintptr_t)&__executable_start,
  };
  return syscall(SYS_perf_event_open, &event, -1, 0, -1, PERF_FLAG_FD_CLOEXEC);
}

int main(int count, char **lacking) {
  if (probe() >= 0)
    return 0;
  const char *why = strerror(errno);
  for (int i = 1; i < count; i++)
    fprintf(stderr, "<4>%s: the kernel refuses probes in programs to this unit (%s), see sysAdmin of BeylaAgent\n", lacking[i], why);
  return 0;
}
