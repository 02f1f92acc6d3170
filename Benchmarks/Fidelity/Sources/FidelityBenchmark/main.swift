try printTable()
