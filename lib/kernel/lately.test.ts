import { expect, it } from 'vitest'
import { lately } from './lately'

it('makes what was made lately once, and again what was asked for longest ago', () => {
  const keep = lately<string>(2)
  const made: string[] = []
  const ask = (key: string) =>
    keep(key, () => {
      made.push(key)
      return `${key}!`
    })
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(ask)).toEqual(['a!', 'b!', 'a!', 'c!', 'a!', 'b!'])
  expect(made).toEqual(['a', 'b', 'c', 'b'])
})
