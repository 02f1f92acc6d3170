// Whoever imports OrderLens has all of it.
@_exported import Delays
@_exported import DeskGenerator
@_exported import EventLogs
@_exported import Findings
@_exported import Improvements
@_exported import LinearAlgebra
@_exported import LogQuality
@_exported import LogReaders
@_exported import Reports
@_exported import Scorecards
@_exported import Statistics
@_exported import WorkCalendars
@_exported import Workbooks
@_exported import Workspace
