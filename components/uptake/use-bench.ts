// Over 250 lines: what is sent, kept in the browser and taken back are sides of one state.
import { useRouter } from 'next/navigation'
import { useEffect, useReducer, useRef, useState } from 'react'
import type { LastAct } from '@/lib/workbench/bench-views'
import { changesSince, takenUp } from './bench-again'
import {
  forgetDraft,
  forgetOldDrafts,
  keepChosen,
  keepDraft,
  keptChosen,
  keptDrafts,
} from './bench-kept'
import { fieldsOfDecision, postDecision, postUndo, type Refused } from './bench-post'
import {
  type BenchEvent,
  type BenchPoint,
  type BenchState,
  benchAfter,
  chosenAfter,
  type Draft,
  draftOf,
  type Held,
  heldOf,
  type Trouble,
  troubleOf,
  undecidedAfter,
} from './bench-state'

/** What has just happened, as a message of `bench.said` and what it tells. */
export type Said = { what: string; name?: string; outcome?: string; code?: string; count?: number }

type BenchGiven = {
  at: string
  points: readonly BenchPoint[]
  revision: string
  member: string
  lastAct: LastAct | null
  /** The query of the queue's address. */
  query: string
  base: string
  locale: string
  /** What a paragraph is called; undefined for one of another text. */
  nameOf: (paragraph: string) => string | undefined
  /** What a form without a script brought back. */
  sent: { draft: Draft; trouble: Trouble | null } | null
}

const atFirst = ({ at, lastAct, sent }: BenchGiven): BenchState => ({
  at,
  drafts: sent ? { [at]: sent.draft } : {},
  trouble: sent?.trouble ? { [at]: sent.trouble } : {},
  held: {},
  sending: {},
  attempt: 0,
  acts: [],
  chosen: [],
  lastAct,
})

/** Did this window come to its page from another point, without a page being loaded as a whole? */
let moved = false

/** Whether the point of a page that was just made is to take the focus; once. */
export function wasMovedTo(): boolean {
  const was = moved
  moved = false
  return was
}

/** Refusals of an undo that another try would meet again. */
const SPENT = new Set(['NOTHING_TO_UNDO', 'ALREADY_DONE'])

/**
 * The workbench at work: decisions are sent one after the other while the next point is shown at once; what
 * is refused comes back with all that was typed.
 */
export function useBench(given: BenchGiven) {
  const { points, revision, member, query, base, locale, nameOf } = given
  const router = useRouter()
  const [state, dispatch] = useReducer(benchAfter, given, atFirst)
  const [said, say] = useState<Said | null>(null)
  const [ready, setReady] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const latest = useRef(state)
  latest.current = state
  // What was told is known at once: answers arrive between two renderings.
  const tell = (event: BenchEvent) => {
    latest.current = benchAfter(latest.current, event)
    dispatch(event)
  }
  const flight = useRef<Promise<void>>(Promise.resolve())
  const refusals = useRef(0)
  /** The versions that chosen points had. */
  const choice = useRef<Record<string, number>>({})
  const whose = { member, revision }
  const pointOf = (id: string) => points.find((point) => point.id === id)
  const point = pointOf(state.at) as BenchPoint
  const draft = draftOf(state, point)
  const hrefOf = (id: string) => `${base}/records/${id}?${query}`

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page begins to work
  useEffect(() => {
    forgetOldDrafts(member)
    const kept = keptDrafts(
      whose,
      points.map(({ id }) => id),
    )
    const [drafts, trouble]: [Record<string, Draft>, Record<string, Trouble>] = [{}, {}]
    for (const [id, own] of Object.entries(kept)) {
      const known = pointOf(id)
      const again = known && takenUp(own, known, draftOf(state, known), nameOf)
      if (!again) forgetDraft(whose, id)
      else drafts[id] = again.draft
      if (again?.trouble) trouble[id] = again.trouble
    }
    const count = Object.keys(drafts).length
    if (count > 0) {
      tell({ kind: 'kept', drafts, trouble })
      say({ what: 'kept', count })
    }
    // What was decided since it was chosen is chosen no longer.
    const chosen = Object.entries(keptChosen(whose)).filter(([id, version]) => {
      const known = pointOf(id)
      return !known?.loaded || known.held.version === version
    })
    choice.current = Object.fromEntries(chosen)
    keepChosen(whose, choice.current)
    tell({ kind: 'choose', chosen: Object.keys(choice.current) })
    setReady(true)
    // A browser that goes back shows the page as it was left.
    const back = () => setLeaving(false)
    window.addEventListener('pageshow', back)
    return () => window.removeEventListener('pageshow', back)
  }, [])

  /** Leaves for another page once all that is on its way has arrived; stays where something was refused. */
  const leave = async (href: string) => {
    const before = refusals.current
    setLeaving(true)
    await flight.current
    if (refusals.current !== before) return setLeaving(false)
    // What the page was loaded with stands for its own point: only a whole new page brings that anew.
    if (href.startsWith(`${base}/records/${given.at}?`)) return window.location.assign(href)
    moved = true
    router.push(href, { scroll: false })
  }

  const go = (to: string) => {
    const next = pointOf(to)
    if (!next?.loaded) return leave(hrefOf(to))
    tell({ kind: 'go', to })
    window.history.replaceState(null, '', hrefOf(to))
  }

  const edit = (change: Partial<Draft>): Draft => {
    const next = { ...draftOf(latest.current, point), ...change }
    tell({ kind: 'edit', id: point.id, draft: next })
    keepDraft(whose, point.id, next, heldOf(latest.current, point))
    return next
  }

  const refuse = (id: string, sent: Draft, before: Held, { trouble, now }: Refused) => {
    const changed = now ? changesSince(before.record, now.record, nameOf) : []
    const told = changed.length > 0 ? { ...trouble, changed } : trouble
    tell({ kind: 'refused', id, draft: sent, trouble: told, now })
    refusals.current += 1
    // On what it was typed: whoever comes back compares anew.
    keepDraft(whose, id, latest.current.drafts[id] ?? sent, before)
    say({ what: 'refused', name: pointOf(id)?.name, code: trouble.code })
  }

  const save = (onwards: boolean, sent = draft) => {
    if (leaving) return
    const { id, name } = point
    const trouble = troubleOf(sent)
    if (trouble) {
      say(null)
      tell({ kind: 'wrong', id, trouble })
      return
    }
    const held = heldOf(state, point)
    const next = onwards ? undecidedAfter(state, points, id) : null
    const to = next?.loaded ? next.id : null
    keepDraft(whose, id, sent, held)
    tell({ kind: 'sent', id, draft: sent, held, to })
    if (to) window.history.replaceState(null, '', hrefOf(to))
    say({ what: to ? 'savedNext' : 'saving', name: to ? next?.name : name })
    flight.current = flight.current.then(async () => {
      const { version } = latest.current.held[id] ?? held
      const form = fieldsOfDecision(sent, { ...held, version }, query)
      // Which is next is asked of the server where none is loaded.
      if (onwards && !next) form.append('next', 'next')
      const answer = await postDecision({ point: id, revision }, form)
      if (!answer.ok) return refuse(id, sent, { ...held, version }, answer)
      tell({ kind: 'stored', id, version: answer.version, actId: answer.actId, before: held })
      // What was typed since was typed on what is stored now.
      const since = latest.current.drafts[id]
      const stored = latest.current.held[id]
      if (since && stored) keepDraft(whose, id, since, stored)
      else forgetDraft(whose, id)
      say({ what: answer.actId ? 'saved' : 'nothingNew', name, outcome: sent.outcome })
      const onto = `/${locale}${answer.to}`
      if (onwards && !next && !onto.startsWith(`${base}/records/${id}?`)) leaveSoon(onto)
      else if (onwards && !next) say({ what: 'savedAll', name, outcome: sent.outcome })
    })
    if (next && !to) void leave(hrefOf(next.id))
  }
  // Not before the save that it follows has counted as arrived.
  const leaveSoon = (href: string) => void Promise.resolve().then(() => leave(href))

  const undo = () => {
    // What is on its way is meant, not what was stored before it.
    const meant = Object.keys(latest.current.sending).at(-1)
    flight.current = flight.current.then(async () => {
      const { acts, lastAct } = latest.current
      const act = acts.at(-1)
      if (meant && act?.pointId !== meant) return
      const actId = act?.actId ?? lastAct?.actId
      if (!actId) return say({ what: 'nothingToUndo' })
      const answer = await postUndo(actId)
      if (!answer.ok) {
        const { code } = answer.trouble
        if (SPENT.has(code)) tell({ kind: 'spent', actId })
        say({ what: 'notUndone', code })
      } else if (act) {
        tell({ kind: 'undone', act })
        forgetDraft(whose, act.pointId)
        window.history.replaceState(null, '', hrefOf(act.pointId))
        say({ what: 'undone', name: pointOf(act.pointId)?.name })
      } else leaveSoon(`/${locale}${answer.to}`)
    })
  }

  const choose = () => {
    const chosen = chosenAfter(latest.current.chosen, point.id)
    const version = (id: string) => choice.current[id] ?? heldOf(latest.current, point).version
    choice.current = Object.fromEntries(chosen.map((id) => [id, version(id)]))
    tell({ kind: 'choose', chosen })
    keepChosen(whose, choice.current)
    say({ what: 'chosen', name: point.name, count: chosen.length })
  }

  return {
    state,
    point,
    draft,
    said,
    say,
    ready,
    leaving,
    hrefOf,
    go,
    leave,
    edit,
    save,
    undo,
    choose,
  }
}
