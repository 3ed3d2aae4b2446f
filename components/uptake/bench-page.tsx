import { randomUUID } from 'node:crypto'
import { NextIntlClientProvider, useLocale, useMessages, useTranslations } from 'next-intl'
import { useNamedTemplates } from '@/components/workbench/template-field'
import type { FormState } from '@/lib/kernel/result'
import { languageName } from '@/lib/platform/i18n'
import { recordUptake } from '@/lib/uptake/actions'
import { MOST_COUNTED } from '@/lib/uptake/queue-views'
import type { PointWork } from '@/lib/uptake/record-views'
import { DECIDABLE } from '@/lib/uptake/schema'
import type { Suggestion } from '@/lib/uptake/suggestions'
import type { Bench as BenchView } from '@/lib/workbench/bench-views'
import { insertTemplate } from '@/lib/workbench/template-actions'
import type { BenchDesk } from '@/lib/workbench/views'
import { Bench, type BenchNodes } from './bench'
import { benchPoints } from './bench-points'
import { benchTexts } from './bench-texts'
import { useCapped } from './capped'
import { CarriedProposal } from './carried-proposal'
import { type QueueAddress, queueQuery } from './queue-address'
import { ReconsiderationToAnswer } from './reconsideration-to-answer'
import { RecordConversation } from './record-conversation'
import { RecordHistory, RecordNow } from './record-history'
import { ReviewForm } from './review-form'
import { WorkPointText } from './work-point-text'

/** The texts that the workbench needs in the browser, beside those of every page. */
const NAMESPACES = ['ui', 'errors', 'refusals', 'forms', 'bench']

type BenchPageProps = {
  bench: BenchView
  desk: BenchDesk
  at: QueueAddress
  point: string
  member: string
  zone: string
  base: string
  /** What is looked for in the document. */
  find: string
  /** The query of the list of records to review, where the viewer goes through that. */
  review: string | undefined
  /** What the page before did, as `done` of its address says. */
  done: string | undefined
}

// Without a script the button of a template sends the form as well.
async function decide(state: FormState, form: FormData): Promise<FormState> {
  'use server'
  return form.get('step') === 'insert' ? insertTemplate(state, form) : recordUptake(state, form)
}

/** The workbench with all that is drawn on the server: what points say, and what was decided of them. */
export function BenchPage({
  bench,
  desk,
  at,
  point,
  member,
  zone,
  base,
  find,
  review,
  done,
}: BenchPageProps) {
  const locale = useLocale()
  const messages = useMessages()
  const t = useTranslations('moderate')
  const outcomes = useTranslations('enums.outcome')
  const told = useTranslations('done')
  const capped = useCapped()
  const { works, paragraphs, revision, tally } = bench
  const why = ({ reason, share, found, named }: Suggestion) => {
    const first = named?.here
      ? t('record.why.named')
      : t(`record.why.${reason}`, {
          share: Math.round(share * 100),
          ...(named && {
            label: named.label,
            revision: named.revision,
            now: named.now.map(({ label }) => label).join(', '),
          }),
          ...found,
        })
    const also = found && reason !== 'verbatim' && reason !== 'passage'
    return also
      ? [first, t(`record.why.${found.words === found.of ? 'verbatim' : 'passage'}`, found)]
      : [first]
  }
  const nodesOf = (work: PointWork): BenchNodes => {
    const similar = bench.items.find(({ pointId }) => pointId === work.pointId)?.similar ?? null
    const { record } = work
    const mayReview =
      record?.state === 'decided' &&
      (!work.successor || record.corrects !== null) &&
      !work.interested &&
      !work.decidedByMe &&
      !work.sameOrganisation
    const whole = { ...work, paragraphs }
    return {
      words: (
        <WorkPointText
          work={whole}
          href={`/${locale}/rounds/${work.roundSlug}/inputs/${work.reference}`}
          pointHref={(id) => `${base}/records/${id}?${queueQuery(at)}`}
        />
      ),
      record: (
        <>
          <RecordNow work={whole} />
          {!work.interested && <ReviewForm record={record} open={mayReview} review={review} />}
          {work.carried && !work.interested && !work.successor && (
            <CarriedProposal work={whole} carried={work.carried} queue={queueQuery(at)} />
          )}
        </>
      ),
      rest: (
        <>
          {similar !== null && (
            <p>
              <a
                href={`${base}/clusters/${work.pointId}?${new URLSearchParams({
                  document: revision.documentSlug,
                  revision: revision.slug,
                })}`}
              >
                {t('clusters.oneOf', { count: similar })}
              </a>
            </p>
          )}
          <RecordHistory
            work={whole}
            hrefIn={(slug) =>
              `${base}/records/${work.pointId}?${new URLSearchParams({
                document: revision.documentSlug,
                revision: slug,
              })}`
            }
          />
          <ReconsiderationToAnswer work={whole} />
          {record && !record.ratedBy && !work.interested && <RecordConversation record={record} />}
        </>
      ),
    }
  }
  const templates = useNamedTemplates(desk.templates)
  const isMany = tally.points > MOST_COUNTED || tally.decided > MOST_COUNTED
  const { record, state, filter, order } = messages.moderate as Record<
    string,
    Record<string, string>
  >
  const { assign, notes, line } = messages.workbench as Record<string, Record<string, string>>
  const { outcome } = messages.enums as Record<string, Record<string, string>>
  return (
    <NextIntlClientProvider
      messages={{
        ...Object.fromEntries(NAMESPACES.map((name) => [name, messages[name] ?? {}])),
        moderate: { record, state, filter, order },
        enums: { outcome },
        workbench: { assign, notes, line },
      }}
    >
      <Bench
        at={point}
        points={benchPoints(bench, {
          name: (of) => t('record.titleOf', of),
          why,
          none: t('record.noSuggestion'),
          ended: ({ label, revision: read }) =>
            t('record.ended', { label, read, revision: revision.name }),
          language: (language, held) =>
            t(held ? 'record.comparedIn' : 'record.notComparedIn', {
              language: languageName(language),
              own: languageName(revision.language),
            }),
        })}
        nodes={Object.fromEntries(
          Object.entries(works).map(([id, work]) => [id, nodesOf(work)] as const),
        )}
        queue={at}
        desk={{ shares: desk.shares, others: desk.others }}
        formKey={randomUUID()}
        templates={templates}
        round={bench.round.slug}
        zone={zone}
        decide={decide}
        texts={benchTexts(paragraphs)}
        revision={{
          id: revision.id,
          name: revision.name,
          language: revision.language,
          title: revision.documentTitle,
        }}
        previous={bench.previous}
        outcomes={[...DECIDABLE, 'dropped' as const].map((value) => ({
          value,
          label: outcomes(value),
          hint: t(`record.hints.${value}`),
        }))}
        tally={{
          points: tally.points,
          decided: tally.decided,
          told: isMany
            ? t('queue.decided', { done: capped(tally.decided), points: capped(tally.points) })
            : null,
        }}
        undecided={bench.undecided}
        lastAct={bench.lastAct}
        keys={bench.keys}
        member={member}
        query={queueQuery(at)}
        kept={[...new URLSearchParams(queueQuery(at))]}
        base={base}
        locale={locale}
        find={find}
        done={done && /^\w+$/.test(done) && told.has(done) ? told(done) : null}
      />
    </NextIntlClientProvider>
  )
}
