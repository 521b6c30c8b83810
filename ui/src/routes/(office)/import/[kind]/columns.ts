import type { ImportColumn } from '$lib/backend';

/** In place of a field: nothing of this column is kept. Without a field it goes to the notes. */
export const leftOut = 'left_out';

/**
 * The columns after one of them was given a field. A field is filled by one
 * column only, so the column that had it before goes to the notes.
 */
export function given(columns: ImportColumn[], at: number, field: string): ImportColumn[] {
  return columns.map((column, index) => {
    if (index === at) return { ...column, field };
    return field !== '' && field !== leftOut && column.field === field ? { ...column, field: '' } : column;
  });
}

/** A heading as it can be named; some columns have none. */
export function headingOf(column: ImportColumn, at: number): string {
  return column.heading.trim() || `Column ${at + 1}, without a heading`;
}
