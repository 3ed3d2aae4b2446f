import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { connected, withDatabase } from './schema-engine-cli.mjs'

const charOid = 18
const textOid = 25
const charColumns = new WeakMap()
const shadows = new Set()

// The engine's describer wants "char" as ColumnType.Character, a type that adapter-pg rejects:
// it passes the adapter as text, and `translated` gives it its own name again.
class Pool extends pg.Pool {
  async query(...args) {
    const result = await super.query(...args)
    const columns = []
    for (const [i, field] of (result.fields ?? []).entries()) {
      if (field.dataTypeID !== charOid) continue
      field.dataTypeID = textOid
      columns.push(i)
    }
    if (columns.length) charColumns.set(result.rows, columns)
    return result
  }
}

function translated(adapter) {
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query)
    for (const i of charColumns.get(result.rows) ?? []) {
      result.columnTypes[i] = ColumnTypeEnum.Character
    }
    return result
  }
  // The adapter's own splits a script at every ';', which breaks $$ bodies and atomicity.
  adapter.executeScript = async (script) => {
    await adapter.client.query(script).catch((error) => adapter.onError(error))
  }
  return adapter
}

class Factory extends PrismaPg {
  constructor(datasource, url) {
    const pool = new Pool({ connectionString: url })
    pool.on('error', () => {})
    super(pool)
    this.pool = pool
    this.datasource = datasource
  }

  async connect() {
    return translated(await super.connect())
  }

  async connectToShadowDb() {
    const shadow = await createShadow(this.datasource)
    const factory = new Factory(this.datasource, shadow.url)
    const adapter = await factory.connect()
    shadow.closing = () => factory.pool.end()
    adapter.dispose = shadow.drop
    return adapter
  }
}

/** An empty database beside the real one; `drop` may be called more than once. */
export async function createShadow({ shadowDatabaseUrl, url }) {
  const base = shadowDatabaseUrl ?? url
  const name = `prisma_shadow_${randomUUID().replaceAll('-', '')}`
  await connected(base, (c) => c.query(`CREATE DATABASE "${name}"`))
  const shadow = { url: withDatabase(base, name), closing: async () => {} }
  shadow.drop = async () => {
    if (!shadows.delete(shadow)) return
    await shadow.closing()
    await connected(base, (c) => c.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`))
  }
  shadows.add(shadow)
  return shadow
}

/** Drops every shadow database that is left, whatever happened before. */
export const dropShadows = () => Promise.allSettled([...shadows].map((shadow) => shadow.drop()))

async function loadEngine() {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const resolve = createRequire(import.meta.url).resolve
  const folder = dirname(resolve('@prisma/schema-engine-wasm/schema_engine_bg'))
  const bytes = readFileSync(join(folder, 'schema_engine_bg.wasm'))
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message: (message) => process.stderr.write(`${message}\n`),
  }
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return bindings.SchemaEngine
}

let loaded

/** A WASM schema engine on the database at `url` (the datasource's own unless told). */
export async function openDatabase(datasource, datamodels, url = datasource.url) {
  loaded ??= loadEngine()
  const SchemaEngine = await loaded
  const factory = bindMigrationAwareSqlAdapterFactory(new Factory(datasource, url))
  return SchemaEngine.new({ datamodels }, () => {}, factory)
}
