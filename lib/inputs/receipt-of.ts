import { receiptText } from './receipt'
import type { InputView } from './views'

/** The text that the hash of an input's shown version is made of; null where it was withdrawn. */
export const receiptOf = (input: InputView): string | null =>
  input.withdrawnOn
    ? null
    : receiptText({
        ...input.version,
        reference: input.reference,
        points: input.points.map((point) => ({
          ...point,
          topics: point.topics.map(({ key }) => key),
        })),
        attachments: input.attachments,
      })
