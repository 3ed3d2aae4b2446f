import sql, { type Sql } from 'sql-template-tag'
import { publicInput, standingInput } from '@/lib/inputs/policy'
import type { InputView } from '@/lib/inputs/views'
import { nameIn } from '@/lib/organisations/data'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { isToldSponsors, ledBy, namingInput } from './policy'
import type { Alignable, AlignmentRow, StandingView } from './views'

const dayOf = (at: Sql) => sql`to_char(${at} AT TIME ZONE 'UTC', 'YYYY-MM-DD')`

const alignmentRow = (locale: string) => sql`json_build_object('id', a.id, 'kind', a.kind,
  'organisation', ${nameIn(locale, sql`o`)}, 'explanation', a.explanation,
  'day', ${dayOf(sql`a.declared_at`)}, 'endedOn', ${dayOf(sql`a.ended_at`)})`

/**
 * Who joined and left when, and how other organisations stand to an input. Days only (security.md); who
 * confirmed before it was submitted joined on the day it was. One statement.
 */
export async function getStanding(
  viewer: Viewer,
  input: InputView,
  locale: string,
): Promise<StandingView> {
  const told = isToldSponsors(input)
  const [row] = await read<StandingView>(sql`
    SELECT COALESCE((SELECT json_agg(json_build_object(
          'organisation', CASE WHEN ${told} THEN ${nameIn(locale, sql`o`)} END,
          'joinedOn', ${dayOf(sql`GREATEST(c.confirmed_at, i.submitted_at)`)},
          'leftOn', ${dayOf(sql`c.ended_at`)},
          'version', CASE WHEN ${told} THEN c.confirmed_version END)
          ORDER BY ${told ? sql`${nameIn(locale, sql`o`)} COLLATE "und-x-icu"` : sql`1`})
        FROM co_sponsorships c JOIN organisations o ON o.id = c.organisation_id
        WHERE c.input_id = i.id AND c.confirmed_at IS NOT NULL), '[]') AS history,
      COALESCE((SELECT json_agg(${alignmentRow(locale)} ORDER BY a.declared_at, a.id)
        FROM alignments a JOIN organisations o ON o.id = a.organisation_id
        WHERE a.input_id = i.id AND ${told}), '[]') AS alignments,
      COALESCE((SELECT json_agg(json_build_object('id', c.id, 'organisation', o.name) ORDER BY o.name)
        FROM co_sponsorships c JOIN organisations o ON o.id = c.organisation_id
        WHERE c.input_id = i.id AND c.declined_at IS NULL AND c.ended_at IS NULL
          AND c.organisation_id = ANY(${ledBy(viewer)}::uuid[])), '[]') AS mine
    FROM inputs i WHERE i.id = ${input.id}::uuid`)
  return row ?? { history: [], alignments: [], mine: [] }
}

/**
 * A public input that names its organisation, as the focal points of others declare on it; null for who is
 * focal point of no verified organisation.
 */
export async function getAlignable(
  viewer: Viewer,
  reference: string,
  locale: string,
): Promise<Alignable | null> {
  const led = ledBy(viewer)
  if (led.length === 0 || !/^[A-Za-z0-9-]{3,40}$/.test(reference)) return null
  const [input] = await read<Alignable>(sql`
    SELECT i.id AS "inputId", i.reference, v.title, s.round_id AS "roundId", r.slug AS "roundSlug",
      s.id AS "streamId", i.organisation_id AS "organisationId",
      COALESCE((SELECT json_agg(json_build_object('id', o.id, 'name', ${nameIn(locale, sql`o`)},
          'sponsor', EXISTS (SELECT FROM co_sponsorships c WHERE c.input_id = i.id
            AND c.organisation_id = o.id AND c.confirmed_at IS NOT NULL AND c.ended_at IS NULL)) ORDER BY o.name)
        FROM organisations o WHERE o.id = ANY(${led}::uuid[]) AND o.verified_at IS NOT NULL
          AND o.merged_into_id IS NULL AND o.id <> i.organisation_id), '[]') AS organisations,
      COALESCE((SELECT json_agg(${alignmentRow(locale)} ORDER BY a.declared_at)
        FROM alignments a JOIN organisations o ON o.id = a.organisation_id
        WHERE a.input_id = i.id AND a.ended_at IS NULL
          AND a.organisation_id = ANY(${led}::uuid[])), '[]') AS declared
    FROM inputs i JOIN streams s ON s.id = i.stream_id JOIN rounds r ON r.id = s.round_id
    JOIN input_versions v ON v.input_id = i.id AND v.number = i.version
    WHERE i.reference = ${reference} AND ${publicInput} AND ${standingInput} AND ${namingInput}`)
  return input && input.organisations.length + input.declared.length > 0 ? input : null
}

/** A declaration, to be ended; null where there is none. */
export async function getAlignment(viewer: Viewer, id: string) {
  if (!viewer.member) return null
  const [found] = await read<
    Pick<AlignmentRow, 'id'> & {
      declaredFor: string
      inputId: string
      reference: string
      roundId: string
      roundSlug: string
      streamId: string
    }
  >(sql`SELECT a.id, a.organisation_id AS "declaredFor", i.id AS "inputId", i.reference,
      s.round_id AS "roundId", r.slug AS "roundSlug", s.id AS "streamId"
    FROM alignments a JOIN inputs i ON i.id = a.input_id JOIN streams s ON s.id = i.stream_id
    JOIN rounds r ON r.id = s.round_id WHERE a.id = ${id}::uuid`)
  return found ?? null
}
