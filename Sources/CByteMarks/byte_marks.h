#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// The same as byte_marks, byte by byte, for processors without SSE2.
static inline uint64_t byte_marks_one_by_one(const uint8_t *text, uint8_t delimiter) {
    uint64_t marks = 0;
    for (int index = 0; index < 64; index++) {
        const uint8_t byte = text[index];
        const int is_mark = byte == delimiter || byte == '"' || byte == '\n' || byte == '\r';
        marks |= (uint64_t)is_mark << index;
    }
    return marks;
}

// What of 64 bytes may end a field of delimited text: bit i is set if byte i is the delimiter, a quote, LF or CR.
//
// All 64 bytes are read, so they must be readable even where the text ends before: what is behind it is padding of the buffer's.
//
// Swift's vectors have no instruction that packs a comparison into bits, which is why this is C.
static inline uint64_t byte_marks(const uint8_t *text, uint8_t delimiter) {
#if defined(__SSE2__)
    uint64_t marks = 0;
    const __m128i delimiters = _mm_set1_epi8((char)delimiter);
    const __m128i quotes = _mm_set1_epi8('"');
    const __m128i feeds = _mm_set1_epi8('\n');
    const __m128i returns = _mm_set1_epi8('\r');
    for (int part = 0; part < 4; part++) {
        const __m128i bytes = _mm_loadu_si128((const __m128i *)(text + 16 * part));
        const __m128i hits = _mm_or_si128(
            _mm_or_si128(_mm_cmpeq_epi8(bytes, delimiters), _mm_cmpeq_epi8(bytes, quotes)),
            _mm_or_si128(_mm_cmpeq_epi8(bytes, feeds), _mm_cmpeq_epi8(bytes, returns)));
        marks |= (uint64_t)(uint32_t)_mm_movemask_epi8(hits) << (16 * part);
    }
    return marks;
#else
    return byte_marks_one_by_one(text, delimiter);
#endif
}
