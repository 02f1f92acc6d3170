extension Array {
    /// The same elements without the room that was kept for more: for what is made by appending and then kept.
    public var withoutSpareRoom: [Element] { withUnsafeBufferPointer { Array($0) } }
}
