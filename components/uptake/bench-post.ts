import type { RecordNow } from '@/lib/uptake/record-views'
import type { Draft, Held, Trouble } from './bench-state'

export type Refused = { ok: false; trouble: Trouble; now: Held | null }
type Stored = { ok: true; to: string; version: number; actId: string | null }

const UNREACHABLE: Refused = {
  ok: false,
  trouble: { code: 'UNREACHABLE', fields: {}, changed: [] },
  now: null,
}

const draftOfRecord = ({ outcome, reason, carriedTo, paragraphs }: RecordNow): Draft => ({
  outcome,
  reason: reason ?? '',
  carriedTo: carriedTo ?? '',
  paragraphs,
})

/** The fields of a decision as its form sends them. */
export function fieldsOfDecision(draft: Draft, held: Held, queue: string): FormData {
  const form = new FormData()
  const was = held.record
  for (const [name, value] of [
    ['version', String(held.version)],
    ['outcome', draft.outcome],
    ['reason', draft.reason],
    ['carriedTo', draft.carriedTo],
    ['was.outcome', was?.outcome ?? ''],
    ['was.reason', was?.reason ?? ''],
    ['was.carriedTo', was?.carriedTo ?? ''],
    ['queue', queue],
    ...draft.paragraphs.map((id) => ['paragraphs', id]),
  ] as [string, string][])
    form.append(name, value)
  return form
}

type Answer = {
  ok: boolean
  code?: string
  to?: string
  version?: number
  act?: string | null
  fieldErrors?: Record<string, string[]>
  changed?: Trouble['changed']
  see?: string
  now?: RecordNow | null
}

const ask = (path: string, body?: FormData): Promise<Answer | null> =>
  // A decision on its way outlives the page that sent it.
  fetch(path, { method: 'POST', body, keepalive: true })
    .then((response) => response.json())
    .catch(() => null)

function refusedBy(answer: Answer | null): Refused {
  if (!answer?.code) return UNREACHABLE
  const { fieldErrors = {}, changed = [], now, see } = answer
  return {
    ok: false,
    trouble: {
      // What was shown a moment ago and is not found now: the session ended.
      code: answer.code === 'NOT_FOUND' ? 'SIGNED_OUT' : answer.code,
      fields: Object.fromEntries(
        Object.entries(fieldErrors).map(([name, codes]) => [name, codes[0] ?? 'invalid']),
      ),
      changed,
      see,
    },
    now:
      now === undefined
        ? null
        : now
          ? { version: now.version, record: draftOfRecord(now), state: now.state }
          : { version: 0, record: null, state: 'undecided' },
  }
}

/** Sends a decision. @returns what is stored from now on, or why it was refused */
export async function postDecision(
  at: { point: string; revision: string },
  form: FormData,
): Promise<Stored | Refused> {
  const answer = await ask(`/api/uptake/${at.point}/${at.revision}`, form)
  if (!answer?.ok || answer.to === undefined || answer.version === undefined)
    return refusedBy(answer)
  return { ok: true, to: answer.to, version: answer.version, actId: answer.act ?? null }
}

/** Takes an act back. @returns the page to show, or why it was refused */
export async function postUndo(actId: string): Promise<{ ok: true; to: string } | Refused> {
  const answer = await ask(`/api/acts/${actId}`)
  return answer?.ok && answer.to !== undefined ? { ok: true, to: answer.to } : refusedBy(answer)
}
