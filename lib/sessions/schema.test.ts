import { expect, test } from 'vitest'
import { profileSchema } from '@/lib/members/profile-schema'
import { identitySchema } from './schema'

const identity = {
  issuer: 'https://provider.test',
  subject: '1',
  email: 'a@example.org',
  verified: true,
  locale: 'en',
}

test.each(['A\u202eB', 'A\0B', 'A\nB', 'A\rB', '\ud800'])('takes no name such as %j', (name) => {
  expect(identitySchema.parse({ ...identity, name }).name).toBeNull()
  expect(profileSchema.safeParse({ name, locale: 'en' }).success).toBe(false)
})

test('takes a name as people write it', () => {
  expect(identitySchema.parse({ ...identity, name: ' Zoe\u0308 O’Neil ' }).name).toBe('Zoë O’Neil')
  expect(profileSchema.parse({ name: 'محمد', locale: 'ar' }).name).toBe('محمد')
})
