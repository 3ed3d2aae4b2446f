'use server'
import { defineAction } from '@/lib/doors/action'
import { ok, refuse } from '@/lib/kernel/result'
import { canKeepTemplate } from './policy'
import * as schema from './schema'
import { getInsertion, getKeptTemplate, getTemplatePlace } from './template-data'
import { storeTemplate, storeTemplateChange, storeTemplateRemoval } from './template-mutations'
import { filled, type TemplatePlace } from './template-views'

const page = ({ roundSlug }: TemplatePlace, done: string) =>
  `/moderate/${roundSlug}/templates?done=${done}`
const about = ({ roundId, streamId }: TemplatePlace) => ({ roundId, ...(streamId && { streamId }) })

/** A moderator keeps a reason to begin with, for the round or for one of its streams. */
export const addTemplate = defineAction({
  schema: schema.addTemplateSchema,
  load: getTemplatePlace,
  rule: canKeepTemplate,
  run: async ({ tx, permit, input: { formKey: id, round: _, pillar: __, ...wanted } }) => {
    const to = page(permit.subject, 'template_kept')
    const stored = await storeTemplate(tx, permit, { id, ...wanted })
    if (!stored.ok) return stored
    if (!stored.value) return ok({ to, replayed: true })
    return ok({ to, events: [{ kind: 'template.kept', subjectId: id, ...about(permit.subject) }] })
  },
})

/** A moderator changes a template. */
export const changeTemplate = defineAction({
  schema: schema.changeTemplateSchema,
  load: (viewer, { template }) => getKeptTemplate(viewer, template),
  rule: canKeepTemplate,
  run: async ({ tx, permit, input: { template: subjectId, ...wanted } }) => {
    const stored = await storeTemplateChange(tx, permit, wanted)
    if (!stored.ok) return stored
    const { version } = wanted
    return ok({
      to: page(permit.subject, 'template_kept'),
      events: [
        {
          kind: 'template.kept',
          subjectId,
          ...about(permit.subject),
          facts: { version: version + 1 },
        },
      ],
    })
  },
})

/** A moderator removes a template. */
export const removeTemplate = defineAction({
  schema: schema.removeTemplateSchema,
  load: (viewer, { template }) => getKeptTemplate(viewer, template),
  rule: canKeepTemplate,
  run: async ({ tx, permit, input: { template: subjectId } }) => {
    const removed = await storeTemplateRemoval(tx, permit)
    if (!removed.ok) return removed
    return ok({
      to: page(permit.subject, 'template_removed'),
      events: [{ kind: 'template.removed', subjectId, ...about(permit.subject) }],
    })
  },
})

/** Without a script: the form comes back with a template's text in its reason, and nothing is stored. */
export const insertTemplate = defineAction({
  schema: schema.insertTemplateSchema,
  load: getInsertion,
  rule: canKeepTemplate,
  run: async ({ permit: { subject }, input: { reason } }) => {
    const text = filled(subject.text, subject.facts)
    return refuse('INSERTED', { values: { reason: reason ? `${reason}\n\n${text}` : text } })
  },
})
