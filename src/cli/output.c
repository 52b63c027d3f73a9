/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/i18n.h"
#include "cli/output.h"

#define NOT_FOUND     127 /* the shell's status */
#define DEFAULT_PAGER "command -v less >/dev/null || exit 127; less -FRX"

static int
number_of(const char *variable, int otherwise)
{
	const char *text = getenv(variable);
	long	    n = text == NULL ? 0 : strtol(text, NULL, 10);

	return n > 0 && n < 10000 ? (int)n : otherwise;
}

struct screen
output_screen(FILE *fp)
{
	struct screen  s = { .terminal = false, .width = OUTPUT_WIDTH };
	struct winsize w = { .ws_col = 0 };
	int	       fd = fileno(fp);

	if (fd == -1 || !isatty(fd))
		return s;
	s.terminal = true;
	ioctl(fd, TIOCGWINSZ, &w);
	s.width = w.ws_col > 0 ? w.ws_col : number_of("COLUMNS", OUTPUT_WIDTH);
	s.height = w.ws_row > 0 ? w.ws_row : number_of("LINES", 24);
	return s;
}

bool
output_color(const char *when, const struct screen *screen)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

	if (when != NULL && strcmp(when, "always") == 0)
		return true;
	if (when != NULL && strcmp(when, "never") == 0)
		return false;
	return screen->terminal && (no == NULL || no[0] == '\0') &&
	    term != NULL && strcmp(term, "dumb") != 0;
}

static int
count_lines(const struct buf *text)
{
	const char *p = buf_str(text), *end = p + text->len;
	int	    n = 0;

	while (p < end && (p = memchr(p, '\n', (size_t)(end - p))) != NULL) {
		p++;
		n++;
	}
	return n;
}

/* The shell command of the pager; NULL when the user wants none. */
static const char *
choose_pager(void)
{
	const char *pager = getenv("QUITUS_PAGER");

	if (pager == NULL)
		pager = getenv("PAGER");
	if (pager == NULL)
		return DEFAULT_PAGER;
	return pager[0] == '\0' || strcmp(pager, "cat") == 0 ? NULL : pager;
}

static void
exec_pager(const char *pager, const int fds[2])
{
	dup2(fds[0], STDIN_FILENO);
	close(fds[0]);
	close(fds[1]);
	signal(SIGPIPE, SIG_DFL);
	signal(SIGINT, SIG_DFL);
	execl("/bin/sh", "sh", "-c", pager, (char *)NULL);
	_exit(NOT_FOUND);
}

static int
feed(const char *p, size_t left, void *arg)
{
	const int *fd = arg;
	ssize_t	   n;

	while (left > 0) {
		n = write(*fd, p, left);
		if (n == -1 && errno == EINTR)
			continue;
		if (n <= 0)
			return -1;
		p += n;
		left -= (size_t)n;
	}
	return 0;
}

/* Show the text in the pager; -1 when there is none that works. */
static int
page(const char *pager, struct spool *spool, const struct buf *text)
{
	int   fds[2], status = 0;
	pid_t pid;
	void (*old)(int);

	if (pipe(fds) == -1)
		return -1;
	pid = fork();
	if (pid == 0)
		exec_pager(pager, fds);
	close(fds[0]);
	if (pid == -1) {
		close(fds[1]);
		return -1;
	}
	/* Ctrl-C is for the pager; what was to be done is done. */
	old = signal(SIGINT, SIG_IGN);
	if (spool_each(spool, feed, &fds[1]) == 0)
		feed(buf_str(text), text->len, &fds[1]);
	close(fds[1]);
	while (waitpid(pid, &status, 0) == -1 && errno == EINTR)
		continue;
	signal(SIGINT, old);
	return WIFEXITED(status) && WEXITSTATUS(status) == NOT_FOUND ? -1 : 0;
}

static int
print(const char *bytes, size_t n, void *arg)
{
	return n == 0 || fwrite(bytes, 1, n, arg) == n ? 0 : -1;
}

static bool
is_long(const struct screen *screen, const struct spool *spool,
    const struct buf *text)
{
	return spool_has(spool) || count_lines(text) >= screen->height;
}

int
output_print(FILE *fp, const struct screen *screen, struct spool *spool,
    const struct buf *text, struct err *err)
{
	const char *pager = NULL;

	if (screen->terminal && text->len > 0 && is_long(screen, spool, text))
		pager = choose_pager();
	if (pager != NULL) {
		fflush(fp);
		if (page(pager, spool, text) == 0)
			return 0;
	}
	if (spool_each(spool, print, fp) == 0 &&
	    print(buf_str(text), text->len, fp) == 0 && fflush(fp) != EOF)
		return 0;
	/* A reader that has seen enough ("quitus list | head") may leave. */
	if (errno == EPIPE)
		return 0;
	return err_set(err, ERR_FILE, _("the answer cannot be printed: %s."),
	    strerror(errno));
}
