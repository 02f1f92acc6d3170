// Linux' sync_file_range, which Swift's Glibc module leaves out.
#ifndef WRITE_BACK_H
#define WRITE_BACK_H

int sync_file_range(int file, long long offset, long long count, unsigned int flags);

// Has the system begin to bring what is written of a file to the disk, and does not wait for it.
static inline int begin_write_back(int file) {
    return sync_file_range(file, 0, 0, 2 /* SYNC_FILE_RANGE_WRITE */);
}

#endif
