import { describe, expect, it } from 'vitest'
import { prefixOf } from './network'

describe('prefixOf', () => {
  it.each([
    ['2001:db8::1', '2001:db8::2'],
    ['2001:db8::1', '2001:db8:0:0:ffff:1:2:3'],
    ['2001:DB8:0:7::1', '2001:db8::7:a:b:c:d'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['fe80::1%eth0', 'fe80::2'],
  ])('takes %s and %s for one network', (one, other) => {
    expect(prefixOf(one)).toBe(prefixOf(other))
  })

  it.each([
    ['2001:db8:0:1::1', '2001:db8:0:2::1'],
    ['2001:db8::1', '2001:db9::1'],
    ['192.0.2.1', '192.0.2.2'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.2'],
  ])('tells %s from %s', (one, other) => {
    expect(prefixOf(one)).not.toBe(prefixOf(other))
  })
})
