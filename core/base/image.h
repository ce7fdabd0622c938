/* image.h - flat arrays in a file that is mapped back later: a cache, which is exactly what was written or not there.
 *
 * A file is taken only if it belongs to the user, nobody else may write to it, it is no symbolic link, its key is the
 * one asked for, and size and checksum are right; it is of this machine's byte order. It appears under its name whole
 * or not at all. Whoever cuts it short in place while it is mapped ends the program; a new file under its name does no
 * harm. */
#ifndef TC_BASE_IMAGE_H
#define TC_BASE_IMAGE_H

#include "base/hash.h"

enum { TC_IMAGE_PARTS = 21, TC_IMAGE_ALIGN = 64 };

struct tc_image_part {
    void *bytes;
    size_t size;
};

struct tc_image {
    void *map;
    size_t size;
    struct tc_image_part parts[TC_IMAGE_PARTS]; /* aligned; what is written to them does not reach the file */
};

/* key: all that the content depends on, hashed. At most TC_IMAGE_PARTS parts. */
TC_NODISCARD enum tc_status tc_image_write(const char *path, const char key[TC_SHA256_HEX + 1],
                                           const struct tc_image_part *parts, size_t n, struct tc_error *err);

/* false, and *image is empty, if there is no such file or anything is wrong with it. */
bool tc_image_open(struct tc_image *image, const char *path, const char key[TC_SHA256_HEX + 1]);
void tc_image_close(struct tc_image *image); /* an empty one is fine */

#endif
