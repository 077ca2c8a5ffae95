"""How much of a workbook is read: more than any hand fills, less than fills the memory."""

LARGEST = 256_000_000  # bytes of all parts together, unpacked
MOST_CELLS = 5_000_000  # of a sheet
