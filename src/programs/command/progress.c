#include "progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "docintake/clock.h"

#define REDRAW_MS 100
#define WIDEST_BAR 50

/* Room for the figures beside the bar: " 123456/123456 100 %" and the brackets. */
#define BESIDE_BAR 24

void di_progress_begin(struct di_progress *progress, size_t total)
{
    const char *terminal = getenv("TERM");

    *progress = (struct di_progress){.total = total};
    progress->enabled = total > 1 && isatty(STDERR_FILENO) && terminal != NULL && strcmp(terminal, "dumb") != 0;
}

static int bar_width(void)
{
    struct winsize size;
    int width = WIDEST_BAR;

    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_col < WIDEST_BAR + BESIDE_BAR) {
        width = size.ws_col - BESIDE_BAR;
    }
    return width > 0 ? width : 0;
}

static void draw(struct di_progress *progress)
{
    static const char full[] = "##################################################";
    static const char empty[] = "..................................................";
    int width = bar_width();
    int part = (int)((size_t)width * progress->done / progress->total);

    fprintf(stderr, "\r[%.*s%.*s] %zu/%zu %zu %%", part, full, width - part, empty, progress->done, progress->total,
            100 * progress->done / progress->total);
    fflush(stderr);
    progress->drawn = true;
}

void di_progress_step(struct di_progress *progress)
{
    int64_t now = di_clock_monotonic();

    progress->done++;
    if (progress->enabled && now - progress->drawn_at >= REDRAW_MS) {
        draw(progress);
        progress->drawn_at = now;
    }
}

void di_progress_hide(struct di_progress *progress)
{
    if (progress->drawn) {
        fputs("\r\033[K", stderr);
        fflush(stderr);
        progress->drawn = false;
        progress->drawn_at = 0;
    }
}
