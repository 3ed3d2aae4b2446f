import { describe, expect, test } from 'vitest'
import { returnPath } from './return-path'

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
