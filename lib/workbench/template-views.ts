import type { Outcome } from '@/lib/generated/prisma/enums'
import { placeholdersIn } from '@/lib/kernel/text'
import { PLACEHOLDERS } from '@/lib/uptake/decision-rules'
import type { TemplateSubject } from './policy'

/** A reason to begin with. */
export type TemplateView = {
  id: string
  title: string
  text: string
  language: string
  /** Those that it fits; none for all. */
  outcomes: Outcome[]
}

export type KeptTemplate = TemplateView & {
  version: number
  /** The pillar of the stream that it is of; null for the whole round. */
  pillarKey: string | null
  pillarTitle: string | null
}

export type TemplatePlace = TemplateSubject & {
  roundId: string
  roundSlug: string
  /** Null for the whole round. */
  streamId: string | null
  templateId: string | null
}

/** A template to be put into a reason, with what its placeholders stand for. */
export type Insertion = TemplateSubject & { text: string; facts: TemplateFacts }

export type TemplateFacts = Record<(typeof PLACEHOLDERS)[number], string>

const KNOWN: ReadonlySet<string> = new Set(PLACEHOLDERS.map((name) => `{${name}}`))

/** Does a template hold a placeholder that nothing is filled in for? */
export const hasUnknown = (text: string): boolean =>
  placeholdersIn(text).some((one) => !KNOWN.has(one))

/** The text with its placeholders filled; what is no placeholder stays as it is. */
export const filled = (text: string, facts: TemplateFacts): string =>
  text.replace(/\{(reference|paragraphs|revision)\}/g, (_, key: keyof TemplateFacts) => facts[key])
