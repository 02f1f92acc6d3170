import TestInputs

/// Bytes for ``RecordInput``, most of them those that mean something.
func randomRecordBytes(_ random: inout SeededGenerator) -> [UInt8] {
    let alphabets = [
        Array("ab,;\t|\"\"\n\n\r".utf8), Array("abcdefgh,,,\"\n".utf8), Array("\",\n\r".utf8),
        Array("abcdefghij,;\n".utf8), Array("a\u{0}\u{1},;\u{B}\n中\"".utf8),
    ]
    let alphabet = alphabets[random.next(below: alphabets.count)]
    let length = random.next(below: random.next(below: 4) == 0 ? 200 : 40)
    var bytes = (0..<4).map { _ in UInt8(random.next(below: 256)) }
    bytes[0] = UInt8(random.next(below: 4))
    bytes[2] = UInt8(random.next(below: random.next(below: 2) == 0 ? 4 : 256))
    bytes[3] = UInt8(random.next(below: length + 8))
    var choices: UInt64 = 0
    for index in 0..<length {
        if index % 8 == 0 { choices = random.next() }
        bytes.append(alphabet[Int(choices & 0xFF) % alphabet.count])
        choices >>= 8
    }
    return bytes
}

/// A time near a change of the clocks or of any day, mostly whole, now and then with wrong bytes.
func randomTime(_ random: inout SeededGenerator) -> [UInt8] {
    func digits(_ number: Int, _ count: Int, into text: inout [UInt8]) {
        var place = 1
        for _ in 1..<count { place *= 10 }
        while place > 0 {
            text.append(UInt8(0x30 + number / place % 10))
            place /= 10
        }
    }
    var text: [UInt8] = []
    text.reserveCapacity(40)
    let separator: UInt8 = random.next(below: 4) == 0 ? 0x2F : 0x2D
    let isNear = random.next(below: 4) > 0
    let years =
        isNear ? 2_024 : [random.next(below: 10_000), 1_900 + random.next(below: 250)][random.next(below: 2)]
    digits(years, 4, into: &text)
    text.append(separator)
    digits(isNear ? [3, 10][random.next(below: 2)] : random.next(below: 14), 2, into: &text)
    text.append(separator)
    digits(isNear ? 26 + random.next(below: 6) : random.next(below: 33), 2, into: &text)
    text.append([0x54, 0x20, 0x54, 0x20, 0x74][random.next(below: 5)])
    digits(random.next(below: 25), 2, into: &text)
    text.append(0x3A)
    digits(random.next(below: 61), 2, into: &text)
    text.append(0x3A)
    digits(random.next(below: 61), 2, into: &text)
    if random.next(below: 4) == 0 {
        text.append(random.next(below: 2) == 0 ? 0x2E : 0x2C)
        let count = random.next(below: 9)
        if count > 0 { digits(random.next(below: 1_000_000_000), count, into: &text) }
    }
    text += endings[random.next(below: endings.count)]
    if random.next(below: 4) == 0 {
        text[random.next(below: text.count)] = UInt8(
            random.next(below: random.next(below: 2) == 0 ? 256 : 64)
        )
    }
    if random.next(below: 16) == 0 { text.removeLast(random.next(below: text.count + 1)) }
    return text
}

private let endings: [[UInt8]] = [
    "", "", "", "", "Z", "+01:00", "+02:00", "-05:30", "+18:59", "+19:00", "+0100", " ", " PM", "x",
].map { Array($0.utf8) }
