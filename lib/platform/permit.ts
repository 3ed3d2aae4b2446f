import type { SignedIn, Viewer } from './viewer'

/** A named, pure question of access. Its stem is also that of the event: input.submit, input.submitted. */
export type Rule<Name extends string = string, Subject = never> = {
  readonly stem: Name
  (viewer: Viewer, subject: Subject): boolean
}

/**
 * Names a rule of access. `allows` is pure; every rule needs a row in the role x rule matrix.
 */
export const rule = <const Name extends string, Subject>(
  stem: Name,
  allows: (viewer: Viewer, subject: Subject) => boolean,
): Rule<Name, Subject> => Object.assign(allows.bind(null), { stem })

type SubjectOf<R> = R extends (viewer: Viewer, subject: infer Subject) => boolean ? Subject : never

declare const minted: unique symbol

/** Proof that `R` allowed this viewer this subject. Mutations take ids from `subject` only. */
export type Permit<R> = {
  readonly viewer: Viewer
  readonly subject: SubjectOf<R>
  readonly [minted]: R
}

/**
 * The only mint of permits.
 * @returns null where the rule does not allow it; callers answer that like "not found"
 */
export const authorize = <Name extends string, Subject>(
  viewer: Viewer,
  allowed: Rule<Name, Subject>,
  subject: Subject,
): Permit<Rule<Name, Subject>> | null =>
  allowed(viewer, subject) ? ({ viewer, subject } as unknown as Permit<Rule<Name, Subject>>) : null

/** The member behind a permit. @throws where a rule let a visitor through and the act needs a member */
export const actor = (permit: { viewer: Viewer }): SignedIn['member'] => {
  if (!permit.viewer.member) throw new Error('a rule admitted a visitor to an act of members')
  return permit.viewer.member
}
