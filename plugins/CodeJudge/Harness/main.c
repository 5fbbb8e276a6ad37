#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static FILE *prep_out;
static char *prep_text;
static size_t prep_size;

static char *prep_line(void) {
    if (getline(&prep_text, &prep_size, stdin) < 0) exit(1);
    return prep_text;
}
static int prep_read_int(void) { return atoi(prep_line()); }
static long long prep_read_long(void) { return atoll(prep_line()); }
static double prep_read_double(void) { return strtod(prep_line(), NULL); }
static bool prep_read_bool(void) { return prep_line()[0] == '1'; }
static char *prep_read_string(void) {
    size_t length = strtoul(prep_line(), NULL, 10);
    char *text = malloc(length + 1);
    if (fread(text, 1, length, stdin) != length) exit(1);
    text[length] = 0;
    prep_line();
    return text;
}
static void prep_write_int(int value) { fprintf(prep_out, "%d\n", value); }
static void prep_write_long(long long value) { fprintf(prep_out, "%lld\n", value); }
static void prep_write_double(double value) { fprintf(prep_out, "%.17g\n", value); }
static void prep_write_bool(bool value) { fprintf(prep_out, "%d\n", value); }
static void prep_write_string(const char *value) { fprintf(prep_out, "%zu\n%s\n", strlen(value), value); }

