#include <zlib.h>

// The macro of zlib, which Swift cannot call: room for a gzip wrapper beside the largest window.
static inline int gzip_inflate_init(z_stream *stream) {
    return inflateInit2(stream, MAX_WBITS + 16);
}
