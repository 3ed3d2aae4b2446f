#!/usr/bin/env node
// Stands in for Prisma's native `schema-engine`, which Prisma downloads and an offline machine cannot:
// the same JSON-RPC over stdio, answered by Prisma's own WASM build of the engine.
// prisma.config.ts points PRISMA_SCHEMA_ENGINE_BINARY here.
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { answerCli } from './schema-engine-cli.mjs'
import { dropShadows, openDatabase } from './schema-engine-database.mjs'
import { engineHandlers } from './schema-engine-diff.mjs'

const argv = process.argv.slice(2)
const option = (name) => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : undefined)
const datasource = JSON.parse(option('--datasource') ?? '{}')

if (argv.includes('--version')) {
  console.log('schema-engine-cli wasm')
  process.exit(0)
}
if (argv.includes('cli'))
  process.exit(await answerCli(argv[argv.indexOf('cli') + 1], datasource.url))

const paths = argv.flatMap((word, i) => (word === '--datamodels' ? [argv[i + 1]] : []))
const datamodels = paths.length
  ? paths.map((path) => [path, readFileSync(path, 'utf8')])
  : [['schema.prisma', 'datasource db {\n provider = "postgresql"\n}']]

let main
const engine = () => {
  main ??= openDatabase(datasource, datamodels)
  return main
}
const handlers = engineHandlers({ datasource, datamodels, engine })

const write = (message) =>
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
const failure = (error) => {
  const message = String(error?.message ?? error)
  const data = { is_panic: false, message, meta: error?.meta ?? null, error_code: error?.code }
  return { code: 4466, message, data }
}

async function answer({ id, method, params }) {
  try {
    const result = await (handlers[method]?.(params) ?? (await engine())[method](params))
    // The CLI prints a diff from this notification, not from the result.
    if (method === 'diff' && result?.stdout) {
      write({ id: 900_000 + id, method: 'print', params: { content: result.stdout } })
    }
    write({ id, result: result ?? null })
  } catch (error) {
    write({ id, error: failure(error) })
  }
}

let current = null
let queue = Promise.resolve()
createInterface({ input: process.stdin })
  .on('line', (line) => {
    const request = line.trim() ? JSON.parse(line) : {}
    if (!request.method) return
    queue = queue.then(() => {
      current = request.id
      return answer(request)
    })
  })
  .on('close', leave)
process.on('SIGTERM', leave)

async function leave() {
  await queue.catch(() => {})
  await dropShadows()
  process.exit(0)
}

// A trap inside the WASM engine surfaces here; without an answer the CLI would wait for ever.
process.on('uncaughtException', async (error) => {
  write({ id: current, error: failure(error) })
  await dropShadows()
  process.exit(1)
})
