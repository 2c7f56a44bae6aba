/** What a file may hold at most. A region-year has some 200 sessions: these leave room and stop accidents. */

/** Bytes of one file: 20 MiB. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
/** Rows of one file, header aside. */
export const MAX_ROWS = 10_000;
/** Characters of one cell. */
export const MAX_CELL_CHARACTERS = 1_000;
/** Bytes of one record: beyond it a quotation mark was left open. */
export const MAX_RECORD_BYTES = 200_000;
