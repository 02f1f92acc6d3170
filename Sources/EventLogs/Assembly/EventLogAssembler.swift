import Parallelism

/// Builds an ``EventLog`` from rows of text fields.
///
/// A source appends its rows one after the other and finishes:
/// ```swift
/// var assembler = try EventLogAssembler(source: path, columns: columns)
/// for each row { assembler.append(fields, line: line) }
/// let assembled = try assembler.finish()
/// ```
/// Names are kept exactly as written, blanks around them included; a field of blanks only is missing. The text
/// `NA` is a value. Rows that cannot be an event are rejected and accounted for, never dropped; identical rows
/// are kept. Times may have blanks around them.
///
/// Parts of a source may be read by assemblers of their own and ``merge(_:linesBefore:)``d in order: the
/// result is the same to the bit.
public struct EventLogAssembler: Sendable {
    public struct Options: Sendable {
        /// Whether attribute columns are kept; if not, their bytes are not looked at. Arrival, promise and
        /// completion are kept in any case.
        public var keepsAttributes: Bool
        /// Rows that do not fit are counted and not kept, and there will be no log; nil for no limit.
        public var memory: AssemblyMemory?

        public init(keepsAttributes: Bool = true, memory: AssemblyMemory? = nil) {
            self.keepsAttributes = keepsAttributes
            self.memory = memory
        }
    }

    /// Instances are numbered in 32 bits.
    static let mostRows = Int(Int32.max)

    public let source: String
    public private(set) var columns: [SourceColumn]
    /// The zone of times without an offset, and the one that the log is shown in; nil if nobody named one.
    let namedZone: ZoneRules?
    let clockZone: ZoneRules
    let options: Options

    /// Rows appended or rejected so far.
    public internal(set) var rowsRead = 0
    /// Rows beyond this are counted and not kept, and there will be no log.
    private(set) var mostRows = EventLogAssembler.mostRows
    var rejected: [RejectedRow] = []
    var rows = InstanceRows()
    var orders = NameInterner()
    var activities = NameInterner()
    var resources = NameInterner()
    var lifecycle: LifecycleRows?
    var attributes: [AttributeRows] = []
    var arrival: OrderTimes?
    var promise: OrderTimes?
    var completed: OrderTimes?
    var start: TimeColumn?
    var end: TimeColumn

    let orderColumn: Int
    let activityColumn: Int
    let resourceColumn: Int?

    /// - Parameters:
    ///   - source: the path or name of the source, for the report.
    ///   - columns: the columns in the order of the fields, with their roles. Needed are order, activity and
    ///     either end (and perhaps start) or time (and perhaps time of day, lifecycle and instance).
    ///   - zone: the zone of times without an offset, which the log is then shown in too. If nil they are read
    ///     as UTC, and the log is shown in the offset that its times carry, or in the zone that these fit.
    /// - Throws: ``AssemblyError/missingRole(_:columns:)``, ``AssemblyError/repeatedRole(_:columns:)`` or
    ///   ``AssemblyError/conflictingRoles(_:_:)``.
    public init(
        source: String,
        columns: [SourceColumn],
        zone: ZoneRules? = nil,
        options: Options = Options()
    ) throws {
        func column(_ role: ColumnRole) -> Int? { columns.firstIndex { $0.role == role } }
        func required(_ role: ColumnRole) throws -> Int {
            guard let index = column(role) else {
                throw AssemblyError.missingRole(role, columns: columns.map(\.name))
            }
            return index
        }
        func times(_ index: Int) -> TimeColumn {
            TimeColumn(column: index, format: columns[index].timeFormat)
        }
        func orderTimes(_ role: ColumnRole, _ choice: OrderTimes.Choice) -> OrderTimes? {
            column(role).map { OrderTimes(name: columns[$0].name, times: times($0), choice: choice) }
        }
        for role in ColumnRole.allCases where !role.mayRepeat {
            let claimants = columns.filter { $0.role == role }.map(\.name)
            if claimants.count > 1 { throw AssemblyError.repeatedRole(role, columns: claimants) }
        }
        if let time = column(.time) {
            for role in [ColumnRole.start, .end] where column(role) != nil {
                throw AssemblyError.conflictingRoles(.time, role)
            }
            end = TimeColumn(
                column: time,
                timeOfDayColumn: column(.timeOfDay),
                format: columns[time].timeFormat
            )
        } else {
            end = times(try required(.end))
            for role in [ColumnRole.lifecycle, .timeOfDay] where column(role) != nil {
                throw AssemblyError.conflictingRoles(.end, role)
            }
        }
        orderColumn = try required(.order)
        activityColumn = try required(.activity)
        resourceColumn = column(.resource)
        start = column(.start).map(times)
        lifecycle = column(.lifecycle).map {
            LifecycleRows(column: $0, name: columns[$0].name, instanceColumn: column(.instance))
        }
        arrival = orderTimes(.arrival, .earliest)
        promise = orderTimes(.promise, .first)
        completed = orderTimes(.completed, .latest)
        self.source = source
        self.columns = []
        self.namedZone = zone
        self.clockZone = zone ?? .utc
        self.options = options
        boundRows()
        for column in columns { addColumn(column) }
    }

    /// Finds out how many rows there may be, now that there are more columns or texts.
    mutating func boundRows() {
        guard let memory = options.memory else { return }
        mostRows = min(
            mostRows,
            memory.mostRows(attributes: attributes.count, textBytes: attributeTextBytes)
        )
    }

    var attributeTextBytes: Int { attributes.reduce(0) { $0 + $1.textBytes } }

    /// Adds an attribute that the source has shown only now; rows appended before have no value of it.
    /// - Precondition: the role of a column added later is an attribute's, or ignored.
    /// - Returns: the index of the new column.
    @discardableResult
    public mutating func addColumn(_ column: SourceColumn) -> Int {
        precondition(rowsRead == 0 || column.role.mayRepeat, "roles of single columns are settled first")
        let index = columns.count
        columns.append(column)
        switch column.role {
        case .attribute, .orderAttribute, .eventAttribute:
            if options.keepsAttributes {
                attributes.append(AttributeRows(column: index, name: column.name, role: column.role))
                boundRows()
            }
        default: break
        }
        return index
    }

    /// Takes one row; if it cannot be an event it is rejected, with the reason.
    ///
    /// Rows are counted from 1 in the order in which they are appended or rejected.
    /// - Parameter line: the line of the source that the row begins in, or the row where there are no lines.
    /// - Complexity: O(bytes of the columns that have a role).
    public mutating func append(_ fields: RowFields, line: Int) {
        if rowsRead >= mostRows {
            rowsRead += 1
            return
        }
        let orderText = fields[orderColumn]
        if orderText.isBlank { return reject(.blankOrder, fields, orderColumn, line) }
        let activityText = fields[activityColumn]
        if activityText.isBlank { return reject(.blankActivity, fields, activityColumn, line) }
        let endText = fields[end.column]
        if endText.isBlank {
            let reason: RejectedRow.Reason = columns[end.column].role == .time ? .blankTime : .unfinished
            return reject(reason, fields, end.column, line)
        }
        guard let endTime = end.instant(of: fields, in: clockZone) else {
            return reject(.unreadableTime, fields, end.column, line)
        }
        var startTime = EventLog.missingTime
        if let column = start?.column {
            let text = fields[column]
            if !text.isBlank {
                guard let instant = start?.instant(of: fields, in: clockZone) else {
                    return reject(.unreadableTime, fields, column, line)
                }
                if instant > endTime { return reject(.endBeforeStart, fields, end.column, line) }
                startTime = instant
            }
        }
        rowsRead += 1
        let order = orders.code(of: orderText)
        let resourceText = resourceColumn.map { fields[$0] }
        let row = InstanceRow(
            order: order,
            activity: activities.code(of: activityText),
            resource: resourceText.map { $0.isBlank ? EventLog.missingName : resources.code(of: $0) }
                ?? EventLog.missingName,
            row: UInt32(truncatingIfNeeded: rowsRead),
            start: startTime,
            end: endTime
        )
        rows.append(row)
        lifecycle?.append(fields, row: rowsRead, line: line)
        for index in attributes.indices {
            attributes[index].append(fields[attributes[index].column], row: rowsRead)
        }
        arrival?.append(fields, order: order, zone: clockZone)
        promise?.append(fields, order: order, zone: clockZone)
        completed?.append(fields, order: order, zone: clockZone)
        if rowsRead % RowBatch.mostRows == 0 { boundRows() }
    }

    /// Counts a row that the source itself found unfit: too few or too many fields.
    public mutating func reject(_ reason: RejectedRow.Reason, column: String?, text: String, line: Int) {
        rowsRead += 1
        if rowsRead > mostRows { return }
        rejected.append(RejectedRow(row: rowsRead, line: line, column: column, reason: reason, text: text))
    }

    private mutating func reject(
        _ reason: RejectedRow.Reason,
        _ fields: RowFields,
        _ column: Int,
        _ line: Int
    ) {
        reject(reason, column: columns[column].name, text: fields[column].shortened, line: line)
    }

    /// The rows, no longer shared with the assembler, so that changing them copies nothing.
    mutating func takeRows() -> InstanceRows {
        let taken = rows
        rows = InstanceRows()
        return taken
    }

    /// Takes the rows of an assembler that read the part of the source that follows this one's part.
    /// - Parameter linesBefore: what to add to the other's line numbers.
    /// - Precondition: both were made for the same columns, zone and options.
    public mutating func merge(_ next: consuming EventLogAssembler, linesBefore: Int) {
        precondition(columns == next.columns, "parts of one source have the same columns")
        var next = next
        let rowsBefore = rowsRead
        let numbers = mergeColumns(&next)
        let orderCodes = numbers.orders
        rows.append(contentsOf: next.takeRows(), renumbered: numbers)
        for row in next.rejected {
            var row = row
            row.row += rowsBefore
            row.line += linesBefore
            rejected.append(row)
        }
        if let part = next.lifecycle {
            lifecycle?.merge(part, rowsBefore: rowsBefore, linesBefore: linesBefore)
        }
        if let part = next.arrival { arrival?.merge(part, orderCodes: orderCodes) }
        if let part = next.promise { promise?.merge(part, orderCodes: orderCodes) }
        if let part = next.completed { completed?.merge(part, orderCodes: orderCodes) }
        if let part = next.start { start?.merge(part) }
        end.merge(next.end)
        rowsRead += next.rowsRead
        mostRows = min(mostRows, next.mostRows)
        boundRows()
    }

    /// Joins the names and the attributes, each column beside the others.
    /// - Returns: what the numbers of the other's rows become.
    private mutating func mergeColumns(_ next: inout EventLogAssembler) -> RowNumbers {
        let rowsBefore = rowsRead
        let tables = [next.orders.table, next.activities.table, next.resources.table]
        // Taken out while they change, so that nothing is copied.
        var names = [NameInterner(), NameInterner(), NameInterner()]
        swap(&orders, &names[0])
        swap(&activities, &names[1])
        swap(&resources, &names[2])
        let codes = names.withUnsafeMutableBufferPointer { names in
            attributes.withUnsafeMutableBufferPointer { attributes in
                next.attributes.withUnsafeMutableBufferPointer { others in
                    nonisolated(unsafe) let (names, attributes, others) = (names, attributes, others)
                    return concurrentMap(names.count + attributes.count) { column in
                        if column < names.count { return names[column].codes(of: tables[column]) }
                        let attribute = column - names.count
                        attributes[attribute].merge(&others[attribute], rowsBefore: rowsBefore)
                        return []
                    }
                }
            }
        }
        swap(&orders, &names[0])
        swap(&activities, &names[1])
        swap(&resources, &names[2])
        return RowNumbers(
            orders: codes[0],
            activities: codes[1],
            resources: codes[2],
            rowsBefore: rowsBefore
        )
    }
}
