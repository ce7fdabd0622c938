#include "draw/draw.h"

#include "base/fs.h"
#include "draw/dot.h"
#include "draw/layout.h"
#include "draw/svg.h"
#include "draw/view.h"
#include <string.h>

enum { SECONDS_DEFAULT = 10, NOTE_SIZE = 256, DOT_MAX = 64 << 20, PICTURE_MAX = 256 << 20 };
enum { MEMORY_DEFAULT = 512 << 20 };

static const char *const formats[] = {"dot", "svg", "png", "pdf"};

/* How a picture is tried, from the best to the simplest. */
static const struct {
    double share;
    bool straight;
    const char *note;
} steps[] = {
    {1, false, ""},
    {1, true, "Drawn with straight lines, because the layout took too long."},
    {0.5, true, "Only the most frequent half is drawn, with straight lines, because the layout took too long."},
};
enum { STEPS = sizeof steps / sizeof *steps };

static const char *format_of(const char *path, struct tc_error *err) {
    const char *dot = strrchr(path, '.');
    for (size_t i = 0; dot != NULL && i < sizeof formats / sizeof *formats; i++) {
        if (strcmp(dot + 1, formats[i]) == 0)
            return formats[i];
    }
    tc_error_set(err, TC_ERR_USAGE, "%s: pictures end in .svg, .png, .pdf or .dot", path);
    return NULL;
}

static enum tc_status no_memory(struct tc_error *err) {
    return tc_error_set(err, TC_ERR_MEMORY, "not enough memory for the picture");
}

struct drawing {
    struct tc_view *view;
    const struct tc_graph *graph;
    const struct tc_draw_options *options;
    struct tc_picture picture;
    struct tc_buf dot, raw, result;
};

/* The picture of step i as DOT. */
static enum tc_status compose(struct drawing *d, int step, struct tc_error *err) {
    struct tc_dot_style style = {d->options->dark, steps[step].straight};
    tc_picture_fini(&d->picture);
    if (tc_picture_init(&d->picture) != TC_OK)
        return no_memory(err);
    enum tc_status status = tc_view_draw(d->view, d->graph, d->options, steps[step].share, &d->picture, err);
    if (status != TC_OK)
        return status;
    if (d->options->title != NULL)
        d->picture.title = tc_str(d->options->title);
    if (steps[step].note[0] != '\0' && tc_vec_push(&d->picture.captions, tc_str(steps[step].note)) != TC_OK)
        return no_memory(err);
    tc_buf_reset(&d->dot);
    return tc_dot_write(&d->picture, &style, &d->dot) == TC_OK ? TC_OK : no_memory(err);
}

static enum tc_status lay_out(struct drawing *d, const char *format, struct tc_error *err) {
    const struct tc_layout_limits limits = {d->options->seconds > 0 ? d->options->seconds : SECONDS_DEFAULT,
                                            d->options->memory > 0 ? d->options->memory : MEMORY_DEFAULT};
    tc_buf_reset(&d->raw);
    tc_buf_reset(&d->result);
    enum tc_status status = tc_layout_run(tc_buf_str(&d->dot), format, &limits, &d->raw, err);
    if (status != TC_OK)
        return status;
    if (strcmp(format, "pdf") == 0)
        tc_pdf_finish(&d->raw);
    if (strcmp(format, "svg") == 0)
        status = tc_svg_finish(tc_buf_str(&d->raw), &d->picture, &d->result);
    else
        status = tc_buf_add(&d->result, tc_buf_str(&d->raw));
    return status == TC_OK ? TC_OK : no_memory(err);
}

static enum tc_status fill_file(struct tc_outfile *file, const char *path, struct tc_str bytes, struct tc_error *err) {
    enum tc_status status = tc_outfile_open(file, path, err);
    if (status == TC_OK && (fwrite(bytes.ptr, 1, bytes.len, file->stream) != bytes.len || fflush(file->stream) != 0)) {
        tc_outfile_abort(file);
        status = tc_error_at(err, TC_ERR_OUTPUT, path, 0, 0, "cannot be written (is the disk full?)");
    }
    return status;
}

/* What the picture says in its captions, on one line. */
static void set_note(char *note, const struct drawing *d, const char *last) {
    struct tc_buf line;
    tc_buf_init(&line, DOT_MAX);
    for (size_t i = 0; i < d->picture.captions.len; i++) {
        if (i > 0)
            tc_buf_addc(&line, ' ');
        tc_dot_clean(d->picture.captions.items[i], &line);
    }
    if (line.len > 0 && last[0] != '\0')
        tc_buf_addc(&line, ' ');
    tc_buf_add(&line, tc_str(last));
    snprintf(note, NOTE_SIZE, "%s", line.ptr != NULL ? line.ptr : "");
    size_t len = strlen(note);
    while (line.len > len && len > 0 && ((unsigned char)note[len - 1] & 0x80) != 0) /* a character may be cut */
        note[--len] = '\0';
    tc_buf_fini(&line);
}

/* The last resort: the DOT of the best picture, beside the name that was asked for. */
static enum tc_status fill_dot_instead(struct drawing *d, const char *path, struct tc_outfile *file,
                                       char last[NOTE_SIZE], struct tc_error *err) {
    char dot_path[TC_ERROR_FILE_MAX];
    enum tc_status status = compose(d, 0, err);
    if (status != TC_OK)
        return status;
    int n = snprintf(dot_path, sizeof dot_path, "%.*s.dot", (int)(strrchr(path, '.') - path), path);
    if (n < 0 || (size_t)n >= sizeof dot_path)
        return tc_error_at(err, TC_ERR_OUTPUT, path, 0, 0, "the name is too long");
    snprintf(last, NOTE_SIZE, "The layout took too long: wrote %.180s instead.", dot_path);
    return fill_file(file, dot_path, tc_buf_str(&d->dot), err);
}

static enum tc_status draw(struct drawing *d, const char *path, const char *format, char *note, struct tc_outfile *file,
                           struct tc_error *err) {
    char last[NOTE_SIZE] = "";
    bool is_dot = strcmp(format, "dot") == 0;
    enum tc_status status = TC_ERR_LIMIT;
    for (int step = 0; status == TC_ERR_LIMIT && step < STEPS; step++) {
        status = compose(d, step, err);
        if (status == TC_ERR_LIMIT)
            return status; /* the view itself ran out of fuel: no layout helps */
        if (status == TC_OK && !is_dot)
            status = lay_out(d, format, err);
    }
    if (status == TC_OK)
        status = fill_file(file, path, tc_buf_str(is_dot ? &d->dot : &d->result), err);
    else if (status == TC_ERR_LIMIT)
        status = fill_dot_instead(d, path, file, last, err);
    if (status == TC_OK && note != NULL)
        set_note(note, d, last);
    return status;
}

enum tc_status tc_draw_fill(const struct tc_graph *graph, const char *path, const struct tc_draw_options *options,
                            char *note, struct tc_outfile *file, struct tc_error *err) {
    struct drawing d = {.graph = graph, .options = options};
    const char *format = format_of(path, err);
    if (format == NULL)
        return TC_ERR_USAGE;
    tc_buf_init(&d.dot, DOT_MAX);
    tc_buf_init(&d.raw, PICTURE_MAX);
    tc_buf_init(&d.result, PICTURE_MAX);
    enum tc_status status = tc_view_open(&d.view, graph, options, err);
    if (status == TC_OK)
        status = draw(&d, path, format, note, file, err);
    tc_view_free(d.view);
    tc_picture_fini(&d.picture);
    tc_buf_fini(&d.dot);
    tc_buf_fini(&d.raw);
    tc_buf_fini(&d.result);
    return status;
}

enum tc_status tc_draw(const struct tc_graph *graph, const char *path, const struct tc_draw_options *options,
                       char *note, struct tc_error *err) {
    struct tc_outfile file;
    enum tc_status status = tc_draw_fill(graph, path, options, note, &file, err);
    return status == TC_OK ? tc_outfile_commit(&file, err) : status;
}
