import type { ChildProcess, SpawnOptions } from 'node:child_process'
import { expect, test, vi } from 'vitest'
import { makePdf } from './pdf'

const started = vi.hoisted(() => [] as ChildProcess[])
vi.mock('node:child_process', async (original) => {
  const real = await original<typeof import('node:child_process')>()
  const spawn = (...words: [string, string[], SpawnOptions]) => {
    const child = real.spawn(...words)
    started.push(child)
    return child
  }
  return { ...real, spawn }
})

const template = '#let d = json(bytes(sys.inputs.data))\n#set text(font: d.fonts)\n#d.text'
const isPdf = async (job: Parameters<typeof makePdf>[0]) =>
  Buffer.from(await makePdf(job)).toString('latin1', 0, 5)

test('what a template can not do is told, and the next is made', async () => {
  const [failed, next] = await Promise.allSettled([
    makePdf({ template: '#panic()', data: {} }),
    isPdf({ template, data: { text: 'Text' } }),
  ])
  expect(failed.status).toBe('rejected')
  expect(next).toMatchObject({ value: '%PDF-' })
  for (const file of ['/etc/hostname', 'pdf.ts', '../platform/pdf.ts'])
    await expect(makePdf({ template: `#read("${file}")`, data: {} })).rejects.toThrow('no PDF: ')
})

test('a process that dies while it works ends one PDF, and neither this process nor the next one', async () => {
  const job = { template, data: { text: 'Text' } }
  await makePdf(job)
  const made = makePdf(job)
  started.at(-1)?.kill('SIGKILL')
  await expect(made).rejects.toThrow('no PDF: ')
  const before = started.length
  expect(await isPdf(job)).toBe('%PDF-')
  expect(started).toHaveLength(before + 1)
  const idle = started.at(-1)
  const ended = new Promise((resolve) => idle?.once('exit', resolve))
  idle?.kill('SIGKILL')
  await ended
  expect(await isPdf(job)).toBe('%PDF-')
})

test('many at once are made one after another by one process', async () => {
  const before = started.length
  const jobs = Array.from({ length: 5 }, (_, order) => ({ template, data: { text: `${order}` } }))
  expect(await Promise.all(jobs.map(isPdf))).toEqual(Array(5).fill('%PDF-'))
  expect(started.length).toBeLessThanOrEqual(before + 1)
})
