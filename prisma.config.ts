import path from 'node:path'
import { defineConfig } from 'prisma/config'

// Prisma's CLI would download its native engine; ours answers the same protocol from the npm package.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.resolve('scripts/schema-engine.mjs')

export default defineConfig({
  schema: 'prisma',
  migrations: { path: 'prisma/migrations', seed: 'tsx prisma/seed.ts' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
