"""Bytes in, typed rows and quarantine out. Pure: no clock, no settings, no storage.

`ingest.reading.open_file` is the way in. It tells the file's format from its content
(`formats/`), finds the header row and the kind of data (`detect`, `header`), reads the rows
in batches, checks every cell against `core.table` (`clean`, `dates`, `numbers`) and names the
events that carry no id of their own (`event_id`). A row that does not fit comes out as a
`quarantine.BadRow` with its row number, column, value and reason; a file that does not fit
raises `InputError`.

Row numbers count as a person does: in CSV and XLSX the row of the sheet, so that with the
header on top the first row of data is row 2; in a line-by-line JSON file the line; in a JSON
list and in Parquet the first row is 1.
"""
