"""How much of a workbook is read: more than any hand fills, less than fills the memory."""

LARGEST = 256_000_000  # bytes of all parts together, unpacked
LARGE = 64_000_000  # bytes of one part from which on it is looked at
MOST_UNPACKED = (
    200  # times its size in the archive; a sheet of cells is unpacked to twenty times, a bomb to a thousand
)
MOST_CELLS = 5_000_000  # of a sheet
