/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <signal.h>

#include "cli/ctx.h"

/* A file that takes the number of a closed standard stream would receive what
 * is printed. Open for reading only, so that printing fails and is told. */
static void
fill_streams(void)
{
	int fd;

	for (fd = 0; fd <= 2; fd++) {
		if (fcntl(fd, F_GETFD) == -1)
			(void)!open("/dev/null", O_RDONLY);
	}
}

int
main(int argc, char **argv)
{
	const struct streams io = { stdin, stdout, stderr };

	fill_streams();
	signal(SIGPIPE, SIG_IGN);
	return cli_main(argc, argv, &io);
}
