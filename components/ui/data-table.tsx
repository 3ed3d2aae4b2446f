// biome-ignore-all lint/a11y/noRedundantRoles: a narrow screen changes `display`, which takes a table's roles away
import styles from './data-table.module.css'

export type Column = { key: string; label: string; align?: 'start' | 'end'; rowHeader?: boolean }
export type Row = {
  key: string
  id?: string
  /** Words that styles may choose rows by. */
  states?: string
  cells: Record<string, React.ReactNode>
}

type DataTableProps = {
  caption: string
  captionHidden?: boolean
  columns: Column[]
  rows: Row[]
  empty?: React.ReactNode
  note?: React.ReactNode
}

/**
 * A table that a narrow screen shows as one block per row, each value under its column's name.
 */
export function DataTable({ caption, captionHidden, columns, rows, empty, note }: DataTableProps) {
  return (
    <div className={styles.frame}>
      <table className={styles.table} role="table">
        <caption className={captionHidden ? 'visually-hidden' : styles.caption}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.key} scope="col" role="columnheader" data-align={column.align}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={row.key} id={row.id} data-states={row.states} role="row">
              {columns.map((column) => (
                <Cell key={column.key} column={column}>
                  {row.cells[column.key]}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && empty && <p className={styles.note}>{empty}</p>}
      {note && <div className={styles.note}>{note}</div>}
    </div>
  )
}

function Cell({ column, children }: { column: Column; children: React.ReactNode }) {
  const common = {
    ...(column.align && { 'data-align': column.align }),
    'data-label': column.label,
  }
  return column.rowHeader ? (
    <th scope="row" role="rowheader" {...common}>
      {children}
    </th>
  ) : (
    <td role="cell" {...common}>
      <div>{children}</div>
    </td>
  )
}
