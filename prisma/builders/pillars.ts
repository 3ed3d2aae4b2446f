import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { slugOf } from '@/lib/kernel/text'
import { db, type Transaction } from '@/lib/platform/db'

export const PILLARS = ['threats', 'norms', 'intl_law', 'cbm', 'capacity', 'rid', 'cross'] as const
export type PillarKey = (typeof PILLARS)[number]

type Taxonomy = {
  pillars: [PillarKey, string][]
  norms: { source: string; items: [string, string][] }
  cbms: { source: string; items: [string, string][] }
  capacity_principles: { source: string; items: [string, string, string][] }
  intl_law_topics: string[]
}
type TopicFacts = { key: string; title: string; source: string | null }

function topicsOf({ norms, cbms, capacity_principles, intl_law_topics }: Taxonomy) {
  const topics: Partial<Record<PillarKey, TopicFacts[]>> = {
    norms: norms.items.map(([key, title]) => ({ key, title, source: `${norms.source}(${key})` })),
    cbm: cbms.items.map(([key, title]) => ({ key, title, source: cbms.source })),
    capacity: capacity_principles.items.map(([group, key, title]) => ({
      key,
      title,
      source: `${capacity_principles.source}, ${group}`,
    })),
    intl_law: intl_law_topics.map((title) => ({ key: slugOf(title), title, source: null })),
  }
  return topics
}

/**
 * The six pillars with their topics from framework-taxonomy.json, and one for what cuts across them.
 * What is there already is left as it is.
 * @returns the pillars' ids by key
 */
export async function buildPillars(tx: Transaction = db()): Promise<Record<PillarKey, string>> {
  const path = join(import.meta.dirname, '../demo/framework-taxonomy.json')
  const taxonomy: Taxonomy = JSON.parse(readFileSync(path, 'utf8'))
  const titles = [...taxonomy.pillars, ['cross', 'Cross-cutting'] as const]
  await tx.pillar.createMany({
    data: titles.map(([key, title], index) => ({ key, title, ordinal: index + 1 })),
    skipDuplicates: true,
  })
  const pillars = await tx.pillar.findMany({ where: { key: { in: [...PILLARS] } } })
  const ids = Object.fromEntries(pillars.map(({ key, id }) => [key, id])) as Record<
    PillarKey,
    string
  >
  await tx.topic.createMany({
    data: Object.entries(topicsOf(taxonomy)).flatMap(([key, topics]) =>
      topics.map((topic, index) => ({
        ...topic,
        pillarId: ids[key as PillarKey],
        ordinal: index + 1,
      })),
    ),
    skipDuplicates: true,
  })
  return ids
}
