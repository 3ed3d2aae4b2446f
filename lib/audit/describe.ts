import type { EventKind } from './events'

export type EventView = {
  id: string
  kind: EventKind
  /** The day alone where `named` is false. */
  at: Date
  named: boolean
  actor: string | null
  subjectId: string
  facts: Record<string, string | number | boolean | null>
  roundTitle: string | null
  roundSlug: string | null
  pillarTitle: string | null
}

/**
 * An event as the log's page words it: the sentence's key under `events.*`, and its facts as text.
 * Facts are told as they were stored, so that the log shows nothing that is not in it.
 */
export const describe = ({ kind, facts }: Pick<EventView, 'kind' | 'facts'>) => ({
  key: kind,
  facts: Object.entries(facts).map(([name, value]) => `${name}: ${value ?? '–'}`),
})
