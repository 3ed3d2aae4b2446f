'use client'
// Over 250 lines: what the panes of one page share, and what its keys do with it.
import { useTranslations } from 'next-intl'
import { useActionState, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '@/components/ui/button'
import { fieldId } from '@/components/ui/field-id'
import { useErrorText } from '@/components/ui/form-errors'
import type { MarkOutcome } from '@/components/ui/mark'
import { Notice } from '@/components/ui/notice'
import { StatusLine } from '@/components/ui/status-line'
import { PointShare } from '@/components/workbench/point-share'
import { PresenceLine } from '@/components/workbench/presence-line'
import { ShareLine } from '@/components/workbench/share-line'
import type { FormState } from '@/lib/kernel/result'
import type { KeySettings } from '@/lib/members/key-views'
import { undoUptake } from '@/lib/uptake/actions'
import { choiceText } from '@/lib/uptake/chosen-address'
import { MOST_CHOSEN } from '@/lib/uptake/queue-views'
import type { LastAct } from '@/lib/workbench/bench-views'
import type { BenchDesk } from '@/lib/workbench/views'
import styles from './bench.module.css'
import { BenchBar, type OutcomeChoice, type Templates } from './bench-bar'
import { BenchDocument } from './bench-document'
import { BenchFilters } from './bench-filters'
import { BenchHelp } from './bench-help'
import type { BenchText } from './bench-paragraph'
import { placesOf } from './bench-places'
import { BenchQueue, goOnClick } from './bench-queue'
import { type BenchPoint, type Draft, decidedSince, heldOf, undecidedAfter } from './bench-state'
import type { QueueAddress } from './queue-address'
import { useBench, wasMovedTo } from './use-bench'
import { useBenchKeys } from './use-bench-keys'
import { useShares } from './use-shares'

/** What of a point is drawn on the server. */
export type BenchNodes = {
  words: React.ReactNode
  /** What holds, until it is decided anew here. */
  record: React.ReactNode
  rest: React.ReactNode
}

type BenchProps = {
  at: string
  points: BenchPoint[]
  nodes: Record<string, BenchNodes>
  queue: QueueAddress
  desk: Pick<BenchDesk, 'shares' | 'others'>
  /** Of the note on the point of the address. */
  formKey: string
  templates: Templates
  round: string
  zone: string
  /** What the form does without a script. */
  decide: (state: FormState, form: FormData) => Promise<FormState>
  texts: BenchText[]
  revision: { id: string; name: string; language: string; title: string }
  previous: string | null
  outcomes: OutcomeChoice[]
  /** Told as it is where too many are to be counted. */
  tally: { points: number; decided: number; told: string | null }
  undecided: string | null
  lastAct: LastAct | null
  keys: KeySettings
  member: string
  query: string
  kept: [name: string, value: string][]
  base: string
  locale: string
  find: string
  /** What the page before did. */
  done: string | null
}

/**
 * The workbench: queue and point beside the document, the decision below. All of it is links and a form; a
 * script adds keys, and moves on without waiting for the server.
 */
export function Bench(props: BenchProps) {
  const { points, nodes, texts, revision, outcomes, tally, keys, query } = props
  const t = useTranslations('bench')
  const record = useTranslations('moderate.record')
  const words = useTranslations('enums.outcome')
  const errorText = useErrorText()
  const [answer, recordAction] = useActionState(props.decide, {})
  const [, undoAction] = useActionState(undoUptake, {})
  const byId = useMemo(() => new Map(texts.map((text) => [text.id, text])), [texts])
  const nameOf = (id: string) => byId.get(id)?.label
  const bench = useBench({ ...props, revision: revision.id, sent: sentOf(answer), nameOf })
  const { state, point, draft, said, ready } = bench
  const shares = useShares({
    ...{ shares: props.desk.shares, round: props.round, revision: revision.id },
    onDone: (what) => bench.say({ what, name: point.name }),
  })
  const share = shares.of(point.id)
  const [find, setFind] = useState(props.find)
  const [placed, setPlaced] = useState<{ of: string; at: string } | null>(null)
  const help = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const whole = useRef<HTMLDivElement>(null)
  const queue = useRef<HTMLDivElement>(null)

  const { loaded } = point
  const held = heldOf(state, point)
  const trouble = state.trouble[point.id] ?? null
  const suggestions = loaded?.suggestions ?? NONE
  const closed = loaded?.closed ?? null
  const replaced = loaded?.replaced ?? false
  const places = useMemo(() => {
    const start = loaded?.start.paragraphs ?? []
    return placesOf(texts, [...new Set([...start, ...suggestions.map(({ id }) => id)])], find)
  }, [texts, loaded, suggestions, find])
  const cursor =
    placed?.of === point.id && places.order.includes(placed.at)
      ? placed.at
      : (places.order[0] ?? null)
  const current = points.findIndex(({ id }) => id === point.id)
  const [previous, next] = [points[current - 1], points[current + 1]]
  const undecided =
    undecidedAfter(state, points, point.id)?.id ??
    points.find((one) => one.id !== point.id && isUndecided(one))?.id ??
    (points.some(({ id }) => id === props.undecided) ? null : props.undecided)
  function isUndecided(one: BenchPoint) {
    return !one.interested && heldOf(state, one).state === 'undecided'
  }

  // What stands above is known to whoever works on: the workbench begins where the window does.
  useEffect(() => {
    if (!window.location.hash && !document.querySelector(REFUSED)) toBeginning(whole.current)
    showCurrent(queue.current)
    if (wasMovedTo()) heading.current?.focus({ preventScroll: true })
  }, [])

  // A point that is moved to takes the focus, so that it is read from its beginning.
  const shown = useRef(point.id)
  useEffect(() => {
    if (shown.current === point.id) return
    shown.current = point.id
    if (!document.querySelector(REFUSED)) {
      toBeginning(whole.current)
      heading.current?.focus({ preventScroll: true })
    }
    for (const pane of document.querySelectorAll('[data-pane]')) pane.scrollTop = 0
    showCurrent(queue.current)
  }, [point.id])

  const link = (id: string) => {
    if (closed) return bench.say({ what: 'closed', name: point.name })
    const linked = draft.paragraphs.includes(id)
    bench.edit({
      paragraphs: linked ? draft.paragraphs.filter((one) => one !== id) : [...draft.paragraphs, id],
    })
    bench.say({ what: linked ? 'unlinked' : 'linked', name: nameOf(id) })
  }
  const place = (at: string) => setPlaced({ of: point.id, at })
  // The same functions at every change: hundreds of paragraphs need not be drawn for one.
  const acts = useRef({ link, place })
  acts.current = { link, place }
  const onLink = useCallback((id: string) => acts.current.link(id), [])
  const onPlace = useCallback((id: string) => acts.current.place(id), [])
  const stand = (at: string | undefined) => {
    if (!at) return
    place(at)
    const box = document.getElementById(`paragraph-${at}`)
    box?.focus({ preventScroll: true })
    box?.closest('li')?.scrollIntoView({ block: 'nearest' })
  }
  const step = (by: 1 | -1) => {
    const at = cursor ? places.order.indexOf(cursor) : -1
    // The first is where keys stand before anybody moved.
    const moved = placed?.of === point.id || by < 0
    stand(places.order[moved ? Math.max(0, Math.min(at + by, places.order.length - 1)) : 0])
  }
  const focus = (id: string, isOver = false) => {
    const field = document.getElementById(id)
    field?.focus()
    if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return
    // Else the caret stands before what is there already, and what is typed would be glued to it.
    if (isOver) field.select()
    else field.setSelectionRange(field.value.length, field.value.length)
  }
  /** Typed over where it is what an earlier revision said, as it was; else gone on with. */
  const focusReason = ({ reason }: Draft) =>
    focus('reason', !held.record && reason === loaded?.start.reason)
  const decide = (outcome: OutcomeChoice['value']) => () => {
    if (closed) return bench.say({ what: 'closed', name: point.name })
    // The fields of the outcome are there before one of them takes the focus.
    const start = point.loaded?.start
    // The reason of another outcome would be published with this one, unseen.
    const isStale = outcome === 'reflected' && start?.outcome !== outcome
    const reason = isStale && draft.reason === start?.reason ? '' : draft.reason
    const chosen = flushSync(() => bench.edit({ outcome, reason }))
    if (outcome === 'reflected') return bench.save(true, chosen)
    if (outcome === 'carried_elsewhere' && !chosen.carriedTo) focus('carriedTo')
    else focusReason(chosen)
  }
  const take = async () => {
    if (replaced) return bench.say(supersededAs(point.name))
    const { id, name } = point
    const code = share ? await shares.take(id, props.member) : 'OWN_INPUT'
    if (code) bench.say({ what: 'notAssigned', name, code })
  }
  const move = (to: BenchPoint | undefined, none: string) => () =>
    to ? bench.go(to.id) : bench.say({ what: none })

  useBenchKeys(
    keys,
    bench.leaving
      ? IDLE
      : {
          next: move(next, 'last'),
          previous: move(previous, 'first'),
          undecided: () => (undecided ? bench.go(undecided) : bench.say({ what: 'noneUndecided' })),
          ...Object.fromEntries(outcomes.map(({ value }) => [value, decide(value)])),
          reason: () =>
            closed ? bench.say({ what: 'closed', name: point.name }) : focusReason(draft),
          undo: bench.undo,
          select: bench.choose,
          take: () => void take(),
          note: () =>
            replaced ? bench.say(supersededAs(point.name)) : focus(fieldId('note', 'note')),
          search: () => focus('find'),
          help: () => help.current?.showModal(),
          up: () => step(-1),
          down: () => step(1),
          link: () => cursor && link(cursor),
          save: () => !closed && bench.save(true),
          leaveField: () => heading.current?.focus({ preventScroll: true }),
        },
  )

  const act = state.acts.at(-1)
  const undoes = act
    ? points.find(({ id }) => id === act.pointId)?.name
    : state.lastAct &&
      (state.lastAct.points > 1
        ? t('several', { count: state.lastAct.points })
        : record('titleOf', { reference: state.lastAct.reference, number: state.lastAct.number }))
  const decided = tally.decided + decidedSince(state, points)
  // One more than an act may be about is told there.
  const choice = choiceText(state.chosen.slice(0, MOST_CHOSEN + 1))

  return (
    <div ref={whole} className={styles.bench}>
      <div className={styles.head}>
        <p>
          <strong>{tally.told ?? t('decided', { done: decided, points: tally.points })}</strong>
        </p>
        <BenchFilters base={props.base} at={props.queue} point={point.id} />
        <ul className={styles.ways}>
          {previous && (
            <li>
              <a
                href={bench.hrefOf(previous.id)}
                rel="prev"
                onClick={goOnClick(previous.id, bench.go)}
              >
                {t('previous')}
              </a>
            </li>
          )}
          {next && (
            <li>
              <a href={bench.hrefOf(next.id)} rel="next" onClick={goOnClick(next.id, bench.go)}>
                {t('next')}
              </a>
            </li>
          )}
          {undecided && (
            <li>
              <a href={bench.hrefOf(undecided)} onClick={goOnClick(undecided, bench.go)}>
                {t('nextUndecided')}
              </a>
            </li>
          )}
          {state.chosen.length > 0 && (
            <li>
              <a href={`${props.base}/chosen?${query}&points=${choice}`}>
                {t('decideChosen', { count: state.chosen.length })}
              </a>
            </li>
          )}
          <li className={styles.narrow}>
            <a href="#bench-point">{t('point')}</a>
          </li>
          <li className={styles.narrow}>
            <a href="#bench-document">{t('document.title')}</a>
          </li>
          <li className={styles.narrow}>
            <a href="#decision">{t('decision')}</a>
          </li>
          <li>
            {ready ? (
              <Button type="button" kind="quiet" onClick={() => help.current?.showModal()}>
                {t('keys.open')}
              </Button>
            ) : (
              <a href={`/${props.locale}/me/keys`}>{t('keys.open')}</a>
            )}
          </li>
        </ul>
      </div>
      <div className={styles.panes}>
        <section id="bench-point" className={styles.start} aria-labelledby="at">
          <div data-pane="" className={styles.pane}>
            <h2 id="at" ref={heading} tabIndex={-1}>
              {point.name}
            </h2>
            {share && (share.assignee || share.notes.length > 0) && (
              <p className={styles.far}>
                <ShareLine share={share} member={props.member} href="#notes" />
              </p>
            )}
            {nodes[point.id]?.words}
            {!state.held[point.id] && nodes[point.id]?.record}
            {state.held[point.id] && held.record && (
              <p>{t('justRecorded', { outcome: words(held.record.outcome as MarkOutcome) })}</p>
            )}
            {nodes[point.id]?.rest}
            {share && (
              <PointShare
                key={point.id}
                share={share}
                point={point.id}
                member={props.member}
                queue={query}
                zone={props.zone}
                formKey={point.id === props.at ? props.formKey : null}
                send={shares.send(point.id)}
                replaced={replaced}
              />
            )}
          </div>
          <div ref={queue} className={styles.box}>
            <h3>{t('queue.title')}</h3>
            <BenchQueue
              points={points}
              state={state}
              share={shares.of}
              member={props.member}
              hrefOf={bench.hrefOf}
              go={bench.go}
            />
          </div>
        </section>
        <section
          id="bench-document"
          data-pane=""
          className={`${styles.pane} ${styles.text}`}
          aria-labelledby="bench-document-title"
        >
          <h2 id="bench-document-title">
            {revision.title}, {revision.name}
          </h2>
          <BenchDocument
            revision={revision}
            previous={props.previous}
            places={places}
            texts={byId}
            suggestions={suggestions}
            notes={loaded?.notes ?? []}
            linked={draft.paragraphs}
            cursor={keys.on && ready ? cursor : null}
            disabled={closed !== null}
            find={find}
            kept={props.kept}
            onFind={setFind}
            onFound={() => stand(places.found?.[0])}
            onLink={onLink}
            onPlace={onPlace}
          />
        </section>
      </div>
      <div className={styles.below}>
        {closed !== 'interested' && (
          <PresenceLine
            round={props.round}
            point={point.id}
            revision={revision.id}
            others={point.id === props.at ? props.desk.others : []}
            zone={props.zone}
            onTold={shares.told}
          />
        )}
        {closed && (
          <Notice kind={closed === 'interested' ? 'warning' : 'plain'}>{record(closed)}</Notice>
        )}
        {/* What was refused because it closed meanwhile stays there with all that was typed. */}
        {(!closed || trouble) && (
          <BenchBar
            key={point.id}
            point={point.id}
            revision={revision.id}
            query={query}
            draft={draft}
            held={held}
            returned={loaded?.returned ?? null}
            trouble={trouble}
            attempt={state.attempt}
            outcomeWords={outcomes}
            outcomes={outcomes.filter(
              ({ value }) => value !== 'dropped' || loaded?.droppable || draft.outcome === value,
            )}
            texts={byId}
            keys={keys}
            busy={bench.leaving}
            templates={props.templates}
            names={{ reference: point.short, revision: revision.name }}
            action={recordAction}
            onEdit={bench.edit}
            onSave={bench.save}
          />
        )}
        <div className={styles.status}>
          <StatusLine kind={kindOf(said?.what, trouble !== null)}>
            {!said && props.done}
            {said &&
              t(`said.${said.what}`, {
                name: said.name ?? '',
                count: said.count ?? 0,
                outcome: said.outcome ? words(said.outcome as MarkOutcome) : '',
                why: said.code ? errorText(said.code) : '',
              })}
          </StatusLine>
          {undoes && (
            <form
              action={undoAction}
              onSubmit={(event) => {
                event.preventDefault()
                bench.undo()
              }}
            >
              <input type="hidden" name="act" value={act?.actId ?? state.lastAct?.actId ?? ''} />
              <input type="hidden" name="queue" value={query} />
              <Button type="submit" kind="quiet">
                {t('undo', { what: undoes })}
              </Button>
            </form>
          )}
        </div>
      </div>
      <BenchHelp dialog={help} keys={keys} href={`/${props.locale}/me/keys`} />
    </div>
  )
}

const NONE: NonNullable<BenchPoint['loaded']>['suggestions'] = []
const idle = () => {}
const IDLE = { up: idle, down: idle, link: idle, save: idle, leaveField: idle }

/** What was refused takes the focus itself, and is to be seen. */
const REFUSED = '#decision [role="alert"]'

const supersededAs = (name: string) => ({ what: 'notAssigned', name, code: 'SUPERSEDED' })

// At once: whoever goes through points with keys does not watch the page glide to each.
const toBeginning = (of: HTMLElement | null) =>
  of?.scrollIntoView({ block: 'start', behavior: 'instant' })

/** Scrolls a list so that the point at hand stands in its middle. */
function showCurrent(list: HTMLElement | null) {
  const here = list?.querySelector<HTMLElement>('[data-current]')
  if (list && here) list.scrollTop = here.offsetTop - list.clientHeight / 2
}

/** What was done is not told beside what failed (see StatusLine); what was only said is. */
const kindOf = (what: string | undefined, trouble: boolean) =>
  what === 'refused' ? 'problem' : trouble ? 'plain' : 'done'

/** What a form without a script brought back. */
function sentOf({ values = {}, code, fieldErrors = {}, changed = [], see }: FormState) {
  if (Object.keys(values).length === 0) return null
  const text = (name: string) => String(values[name] ?? '')
  const draft: Draft = {
    outcome: text('outcome'),
    reason: text('reason'),
    carriedTo: text('carriedTo'),
    paragraphs: [values.paragraphs ?? []].flat().map(String),
  }
  const fields = Object.fromEntries(
    Object.entries(fieldErrors).map(([name, codes]) => [name, codes[0] ?? 'invalid']),
  )
  return { draft, trouble: code ? { code, fields, changed, see } : null }
}
