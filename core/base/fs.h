/* fs.h - files and folders: read whole, write atomically, walk. EINTR and short reads and writes are handled here. */
#ifndef TC_BASE_FS_H
#define TC_BASE_FS_H

#include "base/str.h"

/* Reads a whole file behind buf's content. Fails with status TC_ERR_INPUT and the path in *err; a file larger than
 * buf->max too. */
TC_NODISCARD enum tc_status tc_fs_read(const char *path, struct tc_buf *buf, struct tc_error *err);

/* Calls visit with all of the file, a piece of at most 64 KB after the other; a status other than TC_OK ends that and
 * is returned. A file larger than max is an error. */
TC_NODISCARD enum tc_status tc_fs_each_piece(const char *path, size_t max,
                                             enum tc_status (*visit)(void *ctx, struct tc_str piece), void *ctx,
                                             struct tc_error *err);

/* The last part of a path, a place in it; and the folder before it, which lives as long: "." if there is none. */
const char *tc_fs_name(const char *path);
struct tc_str tc_fs_dir(const char *path);

enum tc_fs_kind { TC_FS_NONE, TC_FS_FILE, TC_FS_DIR, TC_FS_OTHER };
enum tc_fs_kind tc_fs_kind(const char *path);

/* Is what stands under the path, symbolic links followed, really below dir? */
bool tc_fs_is_below(const char *path, const char *dir);

/* All regular files below dir, depth first, each folder's names in byte order; hidden names and symbolic links to
 * folders are passed over. visit's path is valid during the call; a status other than TC_OK ends the walk and is
 * returned. */
TC_NODISCARD enum tc_status tc_fs_walk(const char *dir, enum tc_status (*visit)(void *ctx, const char *path), void *ctx,
                                       struct tc_error *err);

/* Makes dir and its parents. */
TC_NODISCARD enum tc_status tc_fs_mkdirs(const char *dir, struct tc_error *err);

/* "dir/name" into out (size bytes); TC_ERR_LIMIT when it does not fit. */
TC_NODISCARD enum tc_status tc_fs_join(char *out, size_t size, const char *dir, const char *name);

/* A file that appears under its name whole or not at all: temporary name beside it, fsync, rename. A symbolic link
 * under the name is replaced, not followed. */
struct tc_outfile {
    FILE *stream; /* write here; it has no file descriptor of its own */
    char *path, *temp;
};
TC_NODISCARD enum tc_status tc_outfile_open(struct tc_outfile *file, const char *path, struct tc_error *err);
TC_NODISCARD enum tc_status tc_outfile_commit(struct tc_outfile *file, struct tc_error *err); /* closes either way */
/* Files of one folder together: all are brought to the disk, then all are renamed, one right after the other. If one
 * cannot be written, none takes its name. Closes them either way. While several are renamed, a file TC_FS_UNFINISHED
 * stands beside them: who finds it later finds files of two runs. No other thread may run: SIGINT and SIGTERM are held
 * back meanwhile, for this one only. */
#define TC_FS_UNFINISHED "tercet-unfinished.txt"
TC_NODISCARD enum tc_status tc_outfile_commit_all(struct tc_outfile *files, size_t n, struct tc_error *err);
void tc_outfile_abort(struct tc_outfile *file); /* nothing remains; fine after commit */

/* Removes what a killed run has left in the folder: temporary files of our naming that no living process holds. */
void tc_outfile_sweep(const char *dir);

/* For a handler of SIGINT or SIGTERM that then ends the program: removes the temporary files of all that is open.
 * Async-signal-safe. */
void tc_outfile_unlink_all(void);

#endif
