extension NameInterner {
    /// The codes of a column's names in a batch of rows, as if they were looked up one after the other;
    /// ``EventLog/missingName`` where blank.
    ///
    /// All hashes come first and all slots are fetched at once, so that the processor waits for memory once and not for each
    /// name. Where names repeat from row to row, as orders do in a file that is grouped by them, they are compared first.
    mutating func lookUp(_ rows: RowBatch, column: Int, into codes: UnsafeMutablePointer<Int32>) {
        guard rows.count > 0 else { return }
        if frequent.isInUse, numbered == nil, table.count > 0 {
            return lookUpFrequent(rows, column, into: codes)
        }
        // The first name tells whether they are numbered.
        if numbered != nil || table.count == 0 { return lookUpNumbered(rows, column, into: codes) }
        withUnsafeTemporaryAllocation(of: Probe.self, capacity: RowBatch.mostRows) { probes in
            guard let probes = probes.baseAddress else { return }
            prepare(rows, column, probes)
            var row = 0
            var repeats = 0
            var previous = EventLog.missingName
            while row < rows.count {
                row = settle(rows, column, probes, codes, from: row, &previous, &repeats)
                guard row < rows.count else { break }
                let name = rows[row, column]
                previous = name.isBlank ? EventLog.missingName : find(name, hash: probes[row].hash)
                codes[row] = previous
                row &+= 1
            }
            mayRepeat = repeats &* 2 > rows.count
        }
    }

    private mutating func lookUpNumbered(
        _ rows: RowBatch,
        _ column: Int,
        into codes: UnsafeMutablePointer<Int32>
    ) {
        var row = 0
        while true {
            row = numbered?.lookUp(rows, column: column, from: row, into: codes) ?? row
            guard row < rows.count else { return }
            let name = rows[row, column]
            codes[row] = name.isBlank ? EventLog.missingName : find(name, hash: ByteString.hash(name))
            row += 1
        }
    }

    private mutating func lookUpFrequent(
        _ rows: RowBatch,
        _ column: Int,
        into codes: UnsafeMutablePointer<Int32>
    ) {
        var row = 0
        while true {
            row = frequent.lookUp(rows, column: column, from: row, into: codes)
            guard row < rows.count else { return }
            let name = rows[row, column]
            if name.isBlank {
                codes[row] = EventLog.missingName
            } else {
                codes[row] = find(name, hash: ByteString.hash(name))
                if frequent.isInUse { frequent.remember(name, code: codes[row], names: table.count) }
            }
            row += 1
        }
    }

    /// A name's hash and what its slot held before the batch.
    private struct Probe {
        var hash: UInt64
        var slot: UInt64
    }

    /// Stands in a probe for the name of the row before; no slot holds it, for no code is so large.
    private static let same = UInt64.max &- 1

    @inline(__always)
    private func prepare(_ rows: RowBatch, _ column: Int, _ probes: UnsafeMutablePointer<Probe>) {
        slots.withUnsafeBufferPointer { slots in
            let mask = slots.count &- 1
            guard let slots = slots.baseAddress else { return }
            if mayRepeat {
                probes[0].hash = ByteString.hash(rows[0, column])
                probes[0].slot = slots[Int(truncatingIfNeeded: probes[0].hash) & mask]
                for row in 1..<max(rows.count, 1) {
                    let (name, before) = (rows[row, column], rows[row &- 1, column])
                    if name.count == before.count, !name.isEmpty,
                        let left = name.baseAddress, let right = before.baseAddress,
                        ByteString.equal(left, right, count: name.count)
                    {
                        probes[row] = Probe(hash: probes[row &- 1].hash, slot: NameInterner.same)
                    } else {
                        let hash = ByteString.hash(name)
                        probes[row] = Probe(hash: hash, slot: slots[Int(truncatingIfNeeded: hash) & mask])
                    }
                }
            } else {
                for row in 0..<rows.count {
                    let hash = ByteString.hash(rows[row, column])
                    probes[row] = Probe(hash: hash, slot: slots[Int(truncatingIfNeeded: hash) & mask])
                }
            }
        }
    }

    /// Goes through the rows until there is a name that is blank or new.
    ///
    /// What the probes found may be out of date, for names of the batch have been put in since, or all slots moved. That does
    /// no harm: every hit is compared with its name, and a name that is missed is handed to ``find(_:hash:)``, which looks again.
    @inline(__always)
    private func settle(
        _ rows: RowBatch,
        _ column: Int,
        _ probes: UnsafeMutablePointer<Probe>,
        _ codes: UnsafeMutablePointer<Int32>,
        from first: Int,
        _ previous: inout Int32,
        _ repeats: inout Int
    ) -> Int {
        slots.withUnsafeBufferPointer { slots in
            table.withUnsafeStorage { bytes, offsets in
                guard let bytes = bytes.baseAddress, let offsets = offsets.baseAddress,
                    let slots = slots.baseAddress
                else { return first }
                let mask = self.slots.count &- 1
                var row = first
                while row < rows.count {
                    let probe = probes[row]
                    var code = previous
                    if probe.slot != NameInterner.same {
                        let name = rows[row, column]
                        guard let text = name.baseAddress, !name.isBlank else { return row }
                        var entry = probe.slot
                        var slot = Int(truncatingIfNeeded: probe.hash)
                        while true {
                            if entry == NameInterner.empty { return row }
                            if (entry ^ probe.hash) >> 32 == 0 {
                                code = Int32(truncatingIfNeeded: entry)
                                let start = offsets[Int(code)]
                                if offsets[Int(code) &+ 1] &- start == name.count,
                                    ByteString.equal(bytes + start, text, count: name.count)
                                {
                                    break
                                }
                            }
                            slot &+= 1
                            entry = slots[slot & mask]
                        }
                    }
                    repeats &+= code == previous ? 1 : 0
                    previous = code
                    codes[row] = code
                    row &+= 1
                }
                return row
            }
        }
    }
}
