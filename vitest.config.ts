import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const everywhere = ['**/node_modules/**', '**/.next*/**', 'e2e/**']

/** `unit` needs no database; every file of `integration` gets a migrated one of its own. */
export default defineConfig({
  resolve: { alias: { '@': resolve(import.meta.dirname) } },
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...everywhere, '**/*.db.test.ts'],
          // How long a machine takes that has other work says nothing about a rule.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['**/*.db.test.ts'],
          exclude: everywhere,
          globalSetup: 'scripts/template-database.ts',
          setupFiles: 'scripts/own-database.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
