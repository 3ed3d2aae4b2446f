'use server'
import type { AuditEvent } from '@/lib/audit/events'
import { defineAction } from '@/lib/doors/action'
import { ok } from '@/lib/kernel/result'
import type { Viewer } from '@/lib/platform/viewer'
import { getRound } from './data'
import { canChangeRound, type RoundSubject } from './policy'
import { changeStreamsSchema } from './schema'
import { storeStreams } from './stream-mutations'

/** What the streams of a round ask and when, as long as only staff see it. */
export const changeStreams = defineAction({
  schema: changeStreamsSchema,
  load: (viewer: Viewer, { slug }): Promise<RoundSubject | null> => getRound(viewer, slug),
  rule: canChangeRound,
  run: async ({ tx, permit, input: { slug, ...wished } }) => {
    const stored = await storeStreams(tx, permit, wished)
    if (!stored.ok) return stored
    const { id } = permit.subject
    const to = `/admin/rounds/${slug}?done=roundChanged`
    const [first, ...others] = stored.value.map(
      ({ streamId, facts }): AuditEvent => ({
        kind: 'stream.changed',
        subjectId: streamId,
        roundId: id,
        streamId,
        facts,
      }),
    )
    return ok(first ? { events: [first, ...others], to } : { replayed: true, to })
  },
})
