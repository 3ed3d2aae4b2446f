import { describe, expect, test } from 'vitest'
import { requestNotes } from './request'
import { returnPath, withReturn } from './return-path'

describe('where signing in leads', () => {
  test.each([
    ['/en/rounds/gm-2026/inputs/new', '/rounds/gm-2026/inputs/new'],
    [
      '/rounds/gm-2026?after=2026-11-23_GM26-ABC123',
      '/rounds/gm-2026?after=2026-11-23_GM26-ABC123',
    ],
    ['/ar/me/sessions', '/me/sessions'],
    ['/en/rounds/a/documents/b?revision=rev-1#p-12', '/rounds/a/documents/b?revision=rev-1#p-12'],
  ])('%s stays on this site', (asked, path) => expect(returnPath(asked)).toBe(path))

  test.each([
    '//evil.example',
    '/en//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https:evil.example',
    'https://evil.example/en/me',
    'javascript:alert(1)',
    '/%2Fevil.example',
    '/%5Cevil.example',
    '%2F%2Fevil.example',
    '/\t/evil.example',
    '/en/../..//evil.example',
    '/..',
    '/en/me\n',
    ' /en/me',
    '/@evil.example',
    '/en/me?next=//evil.example',
    '/api/auth/signin/oidc',
    '/en/api/exports',
    '/en/sign-out',
    '',
    undefined,
    ['/en/me'],
    `/${'a'.repeat(600)}`,
  ])('%j does not', (asked) => expect(returnPath(asked)).toBe('/me'))
})

test('a page leads on to the address that was asked for, and to none outside', () => {
  const from = (path: string) =>
    requestNotes.run({ statements: 0, network: '', path }, () => withReturn('/fr/sign-in'))
  expect(from('/fr/moderate/gm?stream=norms&_rsc=1')).toBe(
    '/fr/sign-in?callbackUrl=%2Fmoderate%2Fgm%3Fstream%3Dnorms',
  )
  expect(from('//evil.example')).toBe('/fr/sign-in?callbackUrl=%2Fme')
  expect(withReturn('/fr/sign-in')).toBe('/fr/sign-in')
})
