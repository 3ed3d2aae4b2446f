import { beforeAll, expect, test } from 'vitest'
import { seal, unseal } from './seal'

beforeAll(() => {
  process.env.DATABASE_URL ??= 'postgresql://localhost/none'
  process.env.NEXTAUTH_URL ??= 'http://localhost:3000'
  process.env.NEXTAUTH_SECRET ??= 'x'.repeat(32)
  process.env.SMTP_URL ??= 'smtp://localhost'
})

test('what is sealed comes back, and shows nothing meanwhile', () => {
  const sealed = seal('رابط 7K3M Q2XD')
  expect(sealed).not.toContain('7K3M')
  expect(unseal(sealed)).toBe('رابط 7K3M Q2XD')
  expect(seal('a')).not.toBe(seal('a'))
})

test('what was changed is refused; what was never sealed passes', () => {
  const sealed = seal('text')
  const at = sealed.length - 6
  const other = sealed[at] === 'A' ? 'B' : 'A'
  expect(() => unseal(sealed.slice(0, at) + other + sealed.slice(at + 1))).toThrow()
  expect(unseal('plain')).toBe('plain')
})
