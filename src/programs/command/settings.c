#include "settings.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "command.h"
#include "docintake/fd.h"
#include "docintake/language.h"
#include "docintake/limits.h"

/* Enough that forking for them weighs little, few enough that what one document may do to others stays small. */
#define DOCUMENTS_PER_CHILD 256

static enum di_status open_installation(struct di_settings *settings, struct di_error *error)
{
    if (di_installation_find(&settings->installation, error) != DI_OK ||
        di_language_open(settings->installation.locales, error) != DI_OK) {
        return DI_FAILED;
    }
    settings->forms_fd = open(settings->installation.forms, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (settings->forms_fd < 0) {
        return di_fail(error, errno, "cannot open the forms in %s", settings->installation.forms);
    }
    return DI_OK;
}

int di_settings_open(const char *command, const struct di_options *options, struct di_settings *settings)
{
    struct di_error error = DI_ERROR_NONE;

    if (di_config_load(options->config, &settings->config, &error) != DI_OK) {
        di_command_complain(command, "%s", error.text);
        return DI_EXIT_USAGE;
    }
    if (open_installation(settings, &error) != DI_OK) {
        di_command_complain(command, "%s", error.text);
        return DI_EXIT_FAILED;
    }
    di_language_use(options->language_given ? options->language : settings->config->language);
    return DI_EXIT_DONE;
}

void di_settings_clear(struct di_settings *settings)
{
    di_fd_close(&settings->forms_fd);
    di_config_free(settings->config);
}

struct di_reader_options di_settings_reader(const struct di_settings *settings, size_t n_files)
{
    const struct di_config *config = settings->config;
    uint64_t parallel = config->reader_parallel;

    parallel = parallel < n_files ? parallel : n_files;
    return (struct di_reader_options){
        .program = settings->installation.reader,
        .forms_fd = settings->forms_fd,
        .deadline_seconds = (unsigned)config->reader_seconds,
        .memory_bytes = config->reader_memory_mib * DI_MIB,
        .parallel = (unsigned)(parallel < DI_LIMIT_READER_PARALLEL ? parallel : DI_LIMIT_READER_PARALLEL),
        .office = &config->office,
        .documents_per_child = DOCUMENTS_PER_CHILD,
        .may_lack_locks = config->reader_lock != DI_LOCK_REQUIRED,
    };
}
