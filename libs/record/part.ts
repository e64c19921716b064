/** A table's part of the one statement: its rows go in as one JSON parameter. Without rows the part is left out. */
export interface Part {
  readonly name: string;
  readonly rows: readonly unknown[];
  readonly sql: (parameter: string) => string;
}

export const instant = (column: string): string => `to_timestamp(${column} / 1000.0)`;

export const recordset = (parameter: string, columns: string): string => `json_to_recordset(${parameter}::json) as row(${columns})`;

/** Rows of these assignments by their key, however small the table was when the plan was made. */
export const ofTheseOnly = (column: string, parameter: string): string => `${column} = any (array(select key.assignment_id from json_to_recordset(${parameter}::json) as key(assignment_id text)))`;
