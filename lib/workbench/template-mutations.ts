import type { Outcome } from '@/lib/generated/prisma/enums'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { Transaction } from '@/lib/platform/db'
import type { Permit, Rule } from '@/lib/platform/permit'
import type { TemplatePlace } from './template-views'

type Keeping = Permit<Rule<'template.keep', TemplatePlace>>
type Wanted = { title: string; text: string; language: string; outcomes: Outcome[] }

/**
 * Stores a new template under its form's key, so that sending it twice stores it once.
 * @returns whether it is new; KEY_REUSED where the key is that of a template with other words
 */
export async function storeTemplate(
  tx: Transaction,
  { subject: { roundId, streamId } }: Keeping,
  { id, ...wanted }: Wanted & { id: string },
): Promise<Result<boolean>> {
  const { outcomes, ...own } = { id, roundId, streamId, ...wanted }
  const { count } = await tx.reasonTemplate.createMany({
    data: [{ ...own, outcomes }],
    skipDuplicates: true,
  })
  if (count === 1) return ok(true)
  const same = await tx.reasonTemplate.count({ where: { ...own, outcomes: { equals: outcomes } } })
  return same === 1 ? ok(false) : refuse('KEY_REUSED')
}

/** Changes a template as it was seen. @returns CONFLICT where somebody changed or removed it meanwhile */
export async function storeTemplateChange(
  tx: Transaction,
  { subject }: Keeping,
  { version, ...wanted }: Wanted & { version: number },
): Promise<Result<null>> {
  const { count } = await tx.reasonTemplate.updateMany({
    where: { id: subject.templateId ?? '', version },
    data: { ...wanted, version: version + 1, changedAt: new Date() },
  })
  return count === 1 ? ok(null) : refuse('CONFLICT')
}

/** Removes a template; reasons that began with it stay. @returns ALREADY_DONE where it is gone */
export async function storeTemplateRemoval(
  tx: Transaction,
  { subject }: Keeping,
): Promise<Result<null>> {
  const { count } = await tx.reasonTemplate.deleteMany({ where: { id: subject.templateId ?? '' } })
  return count === 1 ? ok(null) : refuse('ALREADY_DONE')
}
