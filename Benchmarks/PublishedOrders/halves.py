"""The halves that `orderlens segments` splits the orders into: the rule of Documentation/Segments.md, in numpy.

Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011): the key is the seed, the counter the position and the number of the stream.
"""

import numpy as np

MULTIPLIERS = np.uint64(0xD2511F53), np.uint64(0xCD9E8D57)
STEPS = 0x9E3779B9, 0xBB67AE85
LOW, WORD = np.uint64(0xFFFFFFFF), np.uint64(32)


def philox(seed, stream, blocks):
    """Four words of 32 bits for each of the first blocks of a stream."""
    counter = np.arange(blocks, dtype=np.uint64)
    c0, c1 = counter & LOW, counter >> WORD
    c2, c3 = (np.full(blocks, part, np.uint64) for part in (stream & 0xFFFFFFFF, stream >> 32))
    k0, k1 = seed & 0xFFFFFFFF, seed >> 32
    for _ in range(10):
        left, right = c0 * MULTIPLIERS[0], c2 * MULTIPLIERS[1]
        c0, c1, c2, c3 = (
            (right >> WORD) ^ c1 ^ np.uint64(k0),
            right & LOW,
            (left >> WORD) ^ c3 ^ np.uint64(k1),
            left & LOW,
        )
        k0, k1 = (k0 + STEPS[0]) & 0xFFFFFFFF, (k1 + STEPS[1]) & 0xFFFFFFFF
    return np.stack([c0, c1, c2, c3], axis=1)


def uniforms(count, seed, stream):
    """Multiples of 2⁻⁵³ in [0, 1): of two words, the low one first, the upper 53 bits."""
    words = philox(seed, stream, (count + 1) // 2).reshape(-1, 2)
    return ((words[:, 1] << WORD | words[:, 0]) >> np.uint64(11))[:count] * 2.0**-53


def stable_hash(name):
    """FNV-1a, 64 bits, of the name's UTF-8."""
    value = 0xCBF29CE484222325
    for byte in name.encode():
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value


def suggesting(names, seed):
    """Of orders, those of the half that suggests segments."""
    return np.array([uniforms(1, seed, stable_hash(name))[0] for name in names]) < 0.5
