#include "intake/configured.h"

#include <stdio.h>

#include "intake/cases.h"

struct di_scratch configured;

void configured_set_up(void)
{
    di_scratch_make(&configured);
}

void configured_tear_down(void)
{
    di_scratch_remove(&configured);
}

const char *configured_path(void)
{
    static char path[300];

    snprintf(path, sizeof path, "%s/conf", configured.path);
    return path;
}

struct di_config *configured_load(const char *text)
{
    struct di_error error = DI_ERROR_NONE;
    struct di_config *config = NULL;

    di_scratch_put(&configured, "conf", text);
    ck_assert_msg(di_config_load(configured_path(), &config, &error) == DI_OK, "%s", error.text);
    return config;
}

void configured_refuse(const char *text, const char *name, const char *message)
{
    struct di_error error = DI_ERROR_NONE;
    struct di_config *config = NULL;
    char expected[600];

    di_scratch_put(&configured, "conf", text);
    ck_assert_msg(di_config_load(configured_path(), &config, &error) == DI_FAILED, "taken: %s", text);
    ck_assert_ptr_null(config);
    snprintf(expected, sizeof expected, "%s/%s:%s", configured.path, name, message);
    ck_assert_str_eq(error.text, expected);
}
