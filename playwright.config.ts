import { defineConfig } from '@playwright/test'
import { chromium } from './scripts/chromium.mjs'

/** Addresses come from `npm test`, which starts the server, its database and the mailbox. */
export default defineConfig({
  testDir: 'e2e',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  // Two workers, a server and a database share two cores.
  expect: { timeout: 15_000 },
  use: {
    baseURL: process.env.BASE_URL ?? 'http://localhost:3000',
    browserName: 'chromium',
    launchOptions: chromium(),
    screenshot: 'only-on-failure',
    // Each step's page as it was, without a film of it: filming took a fourth of the time of all pages' looks.
    trace: { mode: 'retain-on-failure', screenshots: false, sources: false },
  },
})
