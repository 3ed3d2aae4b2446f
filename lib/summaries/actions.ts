'use server'
import { defineAction } from '@/lib/doors/action'
import { sign } from '@/lib/doors/signatures'
import { ok, refuse } from '@/lib/kernel/result'
import { tell } from '@/lib/platform/tell'
import type { Viewer } from '@/lib/platform/viewer'
import { outcomeFigures } from '@/lib/uptake/data'
import { compose } from './compose'
import { getSummaryDraft, getSummarySubject, listVoices } from './data'
import { summaryMails } from './mail'
import { listSubmitters, lockSummary, storePublication, storeSummary } from './mutations'
import { canSaveSummary, canSignSummary } from './policy'
import { decideSummary } from './rules'
import { saveSummarySchema, signSummarySchema } from './schema'

const roundOf = async (viewer: Viewer, { slug }: { slug: string }) => {
  const round = (await getSummaryDraft(viewer, slug))?.round
  return round ? { id: round.id, slug: round.slug } : null
}

/** Saves the text of a round's summary; signatures under an earlier version count no longer. */
export const saveSummary = defineAction({
  schema: saveSummarySchema,
  load: roundOf,
  rule: canSaveSummary,
  run: async ({ tx, permit, input: { slug, ...texts } }) => {
    const stored = await storeSummary(tx, permit, texts)
    if (!stored.ok) return stored
    const { id, started } = stored.value
    const about = { subjectId: id, roundId: permit.subject.id }
    return ok({
      events: [
        started ? { kind: 'summary.started', ...about } : { kind: 'summary.saved', ...about },
      ],
      to: `/admin/rounds/${slug}/summary?done=summarySaved`,
    })
  },
})

/** An admin's signature; the second one publishes text and figures together, for good. */
export const signSummary = defineAction({
  schema: signSummarySchema,
  load: (viewer, { id }) => getSummarySubject(viewer, id),
  rule: canSignSummary,
  run: async ({ tx, permit, input: { id, version } }) => {
    const { roundId, roundSlug } = permit.subject
    if ((await lockSummary(tx, permit)) !== version) return refuse('CONFLICT')
    const draft = await getSummaryDraft(permit.viewer, roundSlug)
    if (!draft) return refuse('NOT_FOUND')
    const decision = decideSummary(draft.texts, version, draft.publishedVersions)
    if (!decision.ok) return decision
    const signed = await sign(tx, permit, 'publish_summary', { id, version })
    if (!signed.ok) return signed
    const { signatures, complete } = signed.value
    const about = { subjectId: id, roundId }
    const event = { kind: 'summary.signed', ...about, facts: { version } } as const
    const to = `/admin/rounds/${roundSlug}/summary?done=`
    if (!complete) return ok({ events: [event], to: `${to}summarySigned` })

    const { sections, ...texts } = draft.texts
    const content = {
      version,
      ...texts,
      sections: draft.pillars.flatMap(({ key, title }) => {
        const section = sections[key]
        return section ? [{ pillarKey: key, pillarTitle: title, ...section }] : []
      }),
    }
    const figures = compose(
      await listVoices(roundId),
      await outcomeFigures(permit.viewer, roundId),
      draft.pillars,
      draft.today,
    )
    const published = await storePublication(tx, permit, { content, figures, signatures })
    const what = { ...published, roundSlug, roundTitle: draft.round.title }
    await tell(tx, await summaryMails(await listSubmitters(tx, permit), what))
    const facts = { number: published.number, signatures }
    return ok({
      events: [event, { kind: 'summary.published', ...about, facts }],
      to: `${to}summaryPublished`,
    })
  },
})
