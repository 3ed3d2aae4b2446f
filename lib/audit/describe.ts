import type { EventKind } from './events'

export type EventView = {
  kind: EventKind
  /** The day alone where `named` is false. */
  at: Date
  named: boolean
  /** The actor's name, never an address; null where the actor has none or `named` is false. */
  actor: string | null
  bySystem: boolean
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
