import { Channel, ElectoralGroup, OrganisationType } from '@/lib/generated/prisma/enums'
import { LANGUAGES } from '@/lib/inputs/schema'
import { isUuid } from '@/lib/kernel/ids'
import { CARRY_STATES, type CarryState, RECHECK } from './carry-views'
import { DISPUTES, type Dispute } from './gap-rules'
import { type RecordState, STATES } from './queue-views'

/** By what else a queue is put in order: by place in the text, by author, by how many say the same. */
export const ORDERS = ['paragraph', 'author', 'similar'] as const
export type QueueOrder = (typeof ORDERS)[number]

/** What a queue leaves out; undefined leaves out nothing. All of it stands in the address. */
export type QueueFilter = {
  state?: RecordState
  /** The key of a topic of the pillar; NONE for points without one. */
  topic?: string
  type?: OrganisationType
  region?: ElectoralGroup
  /** The group in whose name it was delivered. */
  group?: string
  channel?: Channel
  language?: (typeof LANGUAGES)[number]
  /** ME, NONE, or the id of a moderator. */
  assigned?: string
  /** What the record in an earlier revision proposes; RECHECK for all that is not unchanged. */
  carry?: CarryState | typeof RECHECK
  /** Record and answer differ or reconsideration is asked; or differ in this way. */
  disputed?: 'yes' | Dispute
  /** Words of the point, or the beginning of its reference. */
  q?: string
  /** Leaves out nothing; undefined for the usual one, the oldest first. */
  order?: QueueOrder
}

export const ME = 'me'
export const NONE = 'none'

const among =
  (choices: readonly string[]) =>
  (value: string): boolean =>
    choices.includes(value)

/** Which values each part takes; others are as if they were not there. */
const PARTS: Record<keyof QueueFilter, (value: string) => boolean> = {
  state: among(STATES),
  topic: (value) => /^[\w-]{1,60}$/.test(value),
  type: among(Object.values(OrganisationType)),
  region: among(Object.values(ElectoralGroup)),
  group: isUuid,
  channel: among(Object.values(Channel)),
  language: among(LANGUAGES),
  assigned: (value) => value === ME || value === NONE || isUuid(value),
  carry: among([RECHECK, ...CARRY_STATES]),
  disputed: among(['yes', ...DISPUTES]),
  q: (value) => value.length <= 200 && !/\p{Cc}/u.test(value),
  order: among(ORDERS),
}

const ALL_PARTS = Object.keys(PARTS) as (keyof QueueFilter)[]
export type FilterPart = Exclude<keyof QueueFilter, 'order'>
/** Those that leave something out. */
export const FILTER_PARTS = ALL_PARTS.filter((part): part is FilterPart => part !== 'order')

/** The filter in the query of an address; what is no filter, or no value of one, is left out. */
export function filterOf(query: Record<string, string | string[] | undefined>): QueueFilter {
  const held = ALL_PARTS.flatMap((part) => {
    const value = query[part]
    const text = typeof value === 'string' ? value.normalize('NFC').trim() : ''
    return text && PARTS[part](text) ? [[part, text] as const] : []
  })
  return Object.fromEntries(held)
}

/** The same from the text of a query, as forms and saved views hold it. */
export const filterOfText = (text = ''): QueueFilter =>
  filterOf(Object.fromEntries(new URLSearchParams(text)))

/** Does the filter ask what points and authors are? Then inputs for moderators only are left out of it. */
export const asksOfContent = ({ topic, type, region, group, q }: QueueFilter): boolean =>
  [topic, type, region, group, q].some((part) => part !== undefined)

const PLACE = ['stream', 'document', 'revision']

/** The query of a queue's address in its own order, without anything that is no part of one. */
export function queueTextOf(text: string): string {
  const query = new URLSearchParams(text)
  const place = PLACE.flatMap((part) => {
    const value = query.get(part) ?? ''
    return /^[\w-]{1,100}$/.test(value) ? [[part, value]] : []
  })
  return new URLSearchParams([...place, ...Object.entries(filterOfText(text))]).toString()
}
