import type { Outcome } from '@/lib/generated/prisma/enums'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { Transaction } from '@/lib/platform/db'
import type { Permit, Rule } from '@/lib/platform/permit'
import type { TemplatePlace } from './template-views'

type Keeping = Permit<Rule<'template.keep', TemplatePlace>>
type Wanted = { title: string; text: string; language: string; outcomes: Outcome[] }

/** Stores a new template under its form's key. @returns whether it is new */
export async function storeTemplate(
  tx: Transaction,
  { subject: { roundId, streamId } }: Keeping,
  { id, ...wanted }: Wanted & { id: string },
): Promise<boolean> {
  const data = [{ id, roundId, streamId, ...wanted }]
  return (await tx.reasonTemplate.createMany({ data, skipDuplicates: true })).count === 1
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
