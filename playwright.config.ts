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
    // A trace of every step, kept of what fails alone, took an eighth of the time: --trace=on asks for it.
    trace: 'off',
  },
})
