import { db } from '@/lib/platform/db'

/** All points of a stream as its queue has them: the oldest day first, within it by reference. */
export async function queuedPoints(streamId: string) {
  const points = await db().point.findMany({
    where: { input: { streamId } },
    include: { input: { select: { reference: true, submittedAt: true } } },
  })
  const keyOf = ({ input, number }: (typeof points)[number]) =>
    `${input.submittedAt.toISOString().slice(0, 10)} ${input.reference} ${String(number).padStart(4, '0')}`
  return points.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
}
