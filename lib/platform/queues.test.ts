import { expect, test } from 'vitest'
import { Queues } from './queues'

/** A job that is done when told to. */
function held() {
  let finish = () => {}
  const done = new Promise<void>((resolve) => {
    finish = resolve
  })
  return { done, finish }
}
/** Until everything that can go on has. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

test('a slow job makes its own kind wait, and no other', async () => {
  const queues = new Queues(2)
  const [slow, begun] = [held(), [] as string[]]
  const job =
    (name: string, until = Promise.resolve()) =>
    async () => {
      begun.push(name)
      await until
      return name
    }
  const first = queues.run('clean', job('first', slow.done))
  const second = queues.run('clean', job('second'))
  expect(await queues.run('export', job('other'))).toBe('other')
  expect(begun).toEqual(['first', 'other'])
  slow.finish()
  expect(await Promise.all([first, second])).toEqual(['first', 'second'])
})

test('no more than so many run at once, and one that fails gives its place', async () => {
  const queues = new Queues(2)
  const jobs = ['a', 'b', 'c', 'd'].map((kind) => ({ kind, ...held() }))
  const begun: string[] = []
  const all = jobs.map(({ kind, done }) =>
    queues.run(kind, async () => {
      begun.push(kind)
      await done
      if (kind === 'a') throw new Error('failed')
      return kind
    }),
  )
  const results = Promise.allSettled(all)
  await settled()
  expect(begun).toEqual(['a', 'b'])
  jobs[0]?.finish()
  await settled()
  expect(begun).toEqual(['a', 'b', 'c'])
  for (const { finish } of jobs) finish()
  expect((await results).map(({ status }) => status)).toEqual([
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ])
  expect(await queues.run('a', async () => 'again')).toBe('again')
})
