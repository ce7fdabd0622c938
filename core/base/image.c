#include "base/image.h"

#include "base/fs.h"
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static const char MAGIC[8] = "tercetI\n";
static const uint64_t BYTE_ORDER = 0x0102030405060708U;

struct header {
    char magic[sizeof MAGIC];
    uint64_t byte_order;
    char key[TC_SHA256_HEX];
    uint64_t sizes[TC_IMAGE_PARTS];
    uint64_t checksum; /* of all, with 0 in its place */
};

_Static_assert(sizeof(struct header) % TC_IMAGE_ALIGN == 0, "the first part is aligned");

/* What stands behind a part so that the next one is aligned: zeros. */
static const char PADDING[TC_IMAGE_ALIGN];

static size_t padding_of(uint64_t size) { return (size_t)-size % TC_IMAGE_ALIGN; }

static uint64_t checksum_of(struct header header, const struct tc_image_part *parts) {
    header.checksum = 0;
    uint64_t sum = tc_hash(&header, sizeof header, 0);
    for (size_t i = 0; i < TC_IMAGE_PARTS; i++) {
        sum = header.sizes[i] > 0 ? tc_hash(parts[i].bytes, parts[i].size, sum) : sum;
    }
    return sum;
}

/* --- writing --- */

enum tc_status tc_image_write(const char *path, const char key[TC_SHA256_HEX + 1], const struct tc_image_part *parts,
                              size_t n, struct tc_error *err) {
    struct header header = {.byte_order = BYTE_ORDER};
    memcpy(header.magic, MAGIC, sizeof MAGIC);
    memcpy(header.key, key, sizeof header.key);
    for (size_t i = 0; i < n; i++) {
        header.sizes[i] = parts[i].size;
    }
    header.checksum = checksum_of(header, parts);
    struct tc_outfile file;
    enum tc_status status = tc_outfile_open(&file, path, err);
    if (status != TC_OK) {
        return status;
    }
    (void)chmod(file.temp, S_IRUSR | S_IWUSR); /* whatever the umask: see is_own */
    (void)fwrite(&header, sizeof header, 1, file.stream);
    for (size_t i = 0; i < n; i++) {
        if (parts[i].size > 0) {
            (void)fwrite(parts[i].bytes, 1, parts[i].size, file.stream);
            (void)fwrite(PADDING, 1, padding_of(parts[i].size), file.stream);
        }
    }
    return tc_outfile_commit(&file, err);
}

/* --- reading --- */

static bool is_own(const struct stat *info) {
    return S_ISREG(info->st_mode) && info->st_uid == geteuid() && !(info->st_mode & (S_IWGRP | S_IWOTH));
}

/* Is it the header of such a file, with parts that fill it? */
static bool is_header(const struct header *header, const char *key, uint64_t size) {
    uint64_t rest = size - sizeof *header;
    for (size_t i = 0; i < TC_IMAGE_PARTS; i++) {
        uint64_t padding = padding_of(header->sizes[i]);
        if (header->sizes[i] > rest || padding > rest - header->sizes[i]) {
            return false;
        }
        rest -= header->sizes[i] + padding;
    }
    return rest == 0 && memcmp(header->magic, MAGIC, sizeof MAGIC) == 0 && header->byte_order == BYTE_ORDER &&
           memcmp(header->key, key, sizeof header->key) == 0;
}

/* The header is looked at first: of a file that is none not a page is read. */
static bool map_file(struct tc_image *image, const char *path, const char *key, struct header *header) {
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    struct stat info;
    if (fd < 0) {
        return false;
    }
    if (fstat(fd, &info) == 0 && is_own(&info) && (uint64_t)info.st_size >= sizeof *header &&
        pread(fd, header, sizeof *header, 0) == (ssize_t)sizeof *header &&
        is_header(header, key, (uint64_t)info.st_size)) {
        image->size = (size_t)info.st_size;
        image->map = mmap(NULL, image->size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
    }
    close(fd);
    return image->map && image->map != MAP_FAILED;
}

static bool is_whole(struct tc_image *image, const struct header *header) {
    char *at = (char *)image->map + sizeof *header;
    for (size_t i = 0; i < TC_IMAGE_PARTS; i++) {
        image->parts[i] = (struct tc_image_part){at, (size_t)header->sizes[i]};
        size_t padding = padding_of(header->sizes[i]);
        at += header->sizes[i] + padding;
        if (memcmp(at - padding, PADDING, padding) != 0) {
            return false;
        }
    }
    return header->checksum == checksum_of(*header, image->parts);
}

bool tc_image_open(struct tc_image *image, const char *path, const char key[TC_SHA256_HEX + 1]) {
    struct header header;
    *image = (struct tc_image){.size = 0};
    bool mapped = map_file(image, path, key, &header);
    if (mapped && is_whole(image, &header) && mprotect(image->map, image->size, PROT_READ | PROT_WRITE) == 0) {
        return true;
    }
    image->map = mapped ? image->map : NULL;
    tc_image_close(image);
    return false;
}

void tc_image_close(struct tc_image *image) {
    if (image->map) {
        munmap(image->map, image->size);
    }
    *image = (struct tc_image){.size = 0};
}
