import { createShadow, openDatabase } from './schema-engine-database.mjs'

const withoutTag = ({ tag, ...rest }) => rest
const isMigrations = (target) => target?.tag === 'migrations' && target.migrationDirectories.length

/** `20260131235959`, the name Prisma's engine gives a migration before its words. */
const timestamp = (now = new Date()) => now.toISOString().replace(/\D/g, '').slice(0, 14)

/**
 * The methods that the WASM engine answers differently from the native one, by their RPC names.
 * It cannot replay migrations into a shadow database while it diffs, so that is done here by hand.
 */
export function engineHandlers({ datasource, datamodels, engine }) {
  const files = datamodels.map(([path, content]) => ({ path, content }))
  const current = { tag: 'schemaDatasource', files, configDir: process.cwd() }

  /** Applies the migrations of `params[side]` to a shadow database and puts its schema in their place. */
  async function diffReplayed(params, side) {
    const shadow = await createShadow(datasource)
    try {
      const replayed = await openDatabase(datasource, datamodels, shadow.url)
      const migrationsList = withoutTag(params[side])
      await replayed.applyMigrations({ migrationsList, filters: params.filters })
      await replayed.dbExecute({
        datasourceType: { ...current, tag: 'schema' },
        script: 'DROP TABLE IF EXISTS "_prisma_migrations"',
      })
      return await replayed.diff({ ...params, shadowDatabaseUrl: null, [side]: current })
    } finally {
      await shadow.drop()
    }
  }

  async function diff(params) {
    if (isMigrations(params.from)) return diffReplayed(params, 'from')
    if (isMigrations(params.to)) return diffReplayed(params, 'to')
    return (await engine()).diff(params)
  }

  async function createMigration({ migrationsList, schema, filters, migrationName, draft }) {
    const from = migrationsList.migrationDirectories.length
      ? { tag: 'migrations', ...migrationsList }
      : { tag: 'empty' }
    const to = { tag: 'schemaDatamodel', ...schema }
    const found = await diff({
      from,
      to,
      script: true,
      exitCode: true,
      shadowDatabaseUrl: null,
      filters,
    })
    const empty = !found.stdout || found.stdout.trim().startsWith('-- This is an empty migration')
    return {
      connectorType: 'postgresql',
      generatedMigrationName: `${timestamp()}_${migrationName || 'migration'}`,
      extension: 'sql',
      migrationScript: empty && !draft ? null : found.stdout,
    }
  }

  return {
    diff,
    createMigration,
    createDatabase: async () => ({ databaseName: '' }),
    getDatabaseVersion: async () => (await engine()).version(),
  }
}
