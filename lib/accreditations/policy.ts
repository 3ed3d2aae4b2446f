import sql, { type Sql } from 'sql-template-tag'
import { rule } from '@/lib/platform/permit'
import type { Viewer } from '@/lib/platform/viewer'

/** An organisation in a round. */
export type AccreditationSubject = {
  organisationId: string
  roundId: string
  roundSlug: string
  /** States, observers and UN entities take part without one. */
  exempt: boolean
  ecosoc: boolean
}

const leads = (viewer: Viewer, organisationId: string) =>
  viewer.organisations.some(({ id, role }) => id === organisationId && role === 'focal_point')

/** A focal point of the organisation, where it needs one. */
export const canApply = rule(
  'accreditation.apply',
  (viewer, { organisationId, exempt }: AccreditationSubject) =>
    !exempt && leads(viewer, organisationId),
)

/** Admins record what the process decided. */
export const canRecordAccreditation = rule(
  'accreditation.record',
  (viewer, { exempt }: AccreditationSubject) => viewer.admin && !exempt,
)

/** The list of a round with its refusals and reasons: they are not published (product.md). */
export const canReadAccreditations = rule(
  'accreditation.read',
  (viewer, _round: object) => viewer.admin || viewer.auditor,
)

/** What became of an organisation's own applications, with the reasons. */
export const canReadOwnAccreditations = rule(
  'accreditation.read_own',
  (viewer, { organisationId }: { organisationId: string }) =>
    viewer.admin || viewer.auditor || leads(viewer, organisationId),
)

/** SQL: does organisation `o` take part without accreditation? The delegation of a State is that State. */
export const exempt = (o: Sql): Sql =>
  sql`(${o}.type IN ('state', 'observer', 'un_entity') OR ${o}.delegation_of_id IS NOT NULL)`

/** SQL: the id of the row that holds for an organisation in a round. */
export const standingIn = (organisationId: Sql, roundId: Sql): Sql =>
  sql`(SELECT la.id FROM accreditations la
    WHERE la.organisation_id = ${organisationId} AND la.round_id = ${roundId}
    ORDER BY la.decided_at DESC, la.id DESC LIMIT 1)`

/**
 * SQL: does round `r` take inputs of an organisation (null: a person in their own capacity), as far as
 * accreditation goes?
 */
export const admitted = (organisationId: Sql, r: Sql): Sql =>
  sql`(${r}.takes_from = 'all' OR EXISTS (SELECT FROM organisations ao WHERE ao.id = ${organisationId}
    AND (${exempt(sql`ao`)} OR EXISTS (SELECT FROM accreditations aa
      WHERE aa.id = ${standingIn(sql`ao.id`, sql`${r}.id`)}
        AND aa.state IN ('accredited', 'by_ecosoc_status')))))`
