extension EventLog {
    /// The same log with other names of resources, also where an attribute of orders or events has one of them for a value.
    ///
    /// What an attribute says in more words than the name is as it was: nobody can tell that it means them.
    /// - Parameter name: of each resource, by its own; different ones for different resources.
    /// - Complexity: O(names).
    public func renamingResources(_ name: (String) -> String) -> EventLog {
        var renamed = self
        let names = Dictionary(
            resources.names.map { ($0, name($0)) },
            uniquingKeysWith: { first, _ in first }
        )
        renamed.resources = NameTable(resources.names.map(name))
        renamed.orderAttributes = orderAttributes.map { $0.renamingValues(names) }
        renamed.instanceAttributes = instanceAttributes.map { $0.renamingValues(names) }
        return renamed
    }
}

extension AttributeColumn {
    fileprivate func renamingValues(_ names: [String: String]) -> AttributeColumn {
        guard case .categorical(let codes, let table) = values else { return self }
        let isNamed = table.names.contains { names[$0] != nil }
        return isNamed
            ? AttributeColumn(
                name: name,
                values: .categorical(codes: codes, table: NameTable(table.names.map { names[$0] ?? $0 }))
            ) : self
    }
}
