import GRDB
import GRDBSQLite

/// The file of a connection, as the connection itself reads it.
///
/// To open the file a second time would not do: to close it would give up the locks of the process.
struct DatabaseFile {
    private let file: UnsafeMutablePointer<sqlite3_file>

    init?(_ database: Database) {
        var file: UnsafeMutablePointer<sqlite3_file>?
        let code = sqlite3_file_control(
            database.sqliteConnection,
            "main",
            SQLITE_FCNTL_FILE_POINTER,
            &file
        )
        guard code == SQLITE_OK, let file, file.pointee.pMethods != nil else { return nil }
        self.file = file
    }

    /// Fills the buffer; false if that cannot be done.
    func read(_ buffer: UnsafeMutableRawBufferPointer, at offset: Int64) -> Bool {
        file.pointee.pMethods.pointee.xRead(file, buffer.baseAddress, Int32(buffer.count), offset)
            == SQLITE_OK
    }
}
