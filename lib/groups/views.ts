export type GroupRow = { id: string; name: string }
