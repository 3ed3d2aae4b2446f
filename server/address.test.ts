import { describe, expect, it } from 'vitest'
import { keptAddress } from './address'

describe('keptAddress', () => {
  it.each([
    ['/en', '/en', ''],
    ['/ar/rounds/gm', '/ar/rounds/gm', 'gm'],
    ['/en/rounds/gm/pillars/norms?after=x&utm=1', '/en/rounds/gm/pillars/norms?after=x', 'gm'],
    [
      '/en/rounds/gm/documents/report?revision=rev-1&a=b&compare=zero',
      '/en/rounds/gm/documents/report?compare=zero&revision=rev-1',
      'gm',
    ],
    [
      '/ar/rounds/gm/documents/report?revision=rev-1&compare=zero&view=sides&q=',
      '/ar/rounds/gm/documents/report?compare=zero&revision=rev-1&view=sides',
      'gm',
    ],
    [
      '/en/rounds/gm/inputs/GM26-7K3QFA?asOf=2026-12-01&x=1',
      '/en/rounds/gm/inputs/GM26-7K3QFA?asOf=2026-12-01',
      'gm',
    ],
    [
      '/en/rounds/gm/inputs/GM26-7K3QFA/versions?to=2&x=1&from=1',
      '/en/rounds/gm/inputs/GM26-7K3QFA/versions?from=1&to=2',
      'gm',
    ],
    ['/en/rounds/gm/inputs/GM26-7K3QFA', '/en/rounds/gm/inputs/GM26-7K3QFA', 'gm'],
  ])('keeps %s as %s', (url, key, tag) => {
    expect(keptAddress(url)).toEqual({ key, tag })
  })

  it.each([
    '/',
    '/xx',
    '/en/me',
    '/en/admin',
    '/en/search?q=norms',
    '/en/sign-in',
    '/en/rounds/gm/inputs/new',
    '/en/rounds/gm/inputs/new?pillar=norms',
    '/en/rounds/gm/drafts/1/about',
    '/en/rounds/gm/documents/report?q=norms',
    '/en/rounds/gm/polls/1/results',
    '/en/rounds/gm/inputs/GM26-7K3QFA/receipt',
    `/en?after=${'x'.repeat(600)}`,
  ])('renders %s each time', (url) => {
    expect(keptAddress(url)).toBeNull()
  })
})
