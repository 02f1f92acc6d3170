import Foundation

/// How many parts are worth cutting work into: the processors that are switched on.
public let processorCount = ProcessInfo.processInfo.activeProcessorCount
