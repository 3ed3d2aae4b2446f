import type { SignedIn } from './viewer'

/** What tells an account from another of the same person: its address, else its name, if it has one. */
export const accountName = (
  { email, name }: Pick<SignedIn['member'], 'email' | 'name'>,
  t: (key: 'nameless') => string,
): string => email ?? name ?? t('nameless')
