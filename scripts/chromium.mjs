import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'

const cache = resolve(import.meta.dirname, '../node_modules/.cache/chromium')
const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

// Without a sandbox, for root and containers have none to give; it opens our own pages only.
const args =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(
    ' ',
  )

/** The browser's libraries and fonts come beside it: the package is made for machines without any. */
const surroundings = {
  ...process.env,
  LD_LIBRARY_PATH: join(cache, 'lib'),
  FONTCONFIG_FILE: join(cache, 'fonts.xml'),
}

function unpack() {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const packed = join(dirname(entry), '../../bin')
  const fresh = `${cache}.${process.pid}`
  mkdirSync(fresh, { recursive: true })
  const unpacked = (name) => brotliDecompressSync(readFileSync(join(packed, name)))
  writeFileSync(join(fresh, 'chromium'), unpacked('chromium.br'), { mode: 0o755 })
  for (const part of ['al2023', 'swiftshader', 'fonts']) {
    execFileSync('tar', ['-xf', '-', '-C', fresh], { input: unpacked(`${part}.tar.br`) })
  }
  const fonts = `<dir>${join(cache, 'fonts')}</dir><cachedir>${join(cache, 'font-cache')}</cachedir>`
  const doctype = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
  writeFileSync(join(fresh, 'fonts.xml'), `${doctype}<fontconfig>${fonts}</fontconfig>`)
  rmSync(cache, { recursive: true, force: true })
  renameSync(fresh, cache)
}

/** Playwright's launch options: CHROMIUM_PATH, else the system's browser, else the one from npm. */
export function chromium() {
  const own = process.env.CHROMIUM_PATH ?? system.find((file) => existsSync(file))
  if (own) return { executablePath: own, args }
  if (!existsSync(join(cache, 'fonts.xml'))) unpack()
  return { executablePath: join(cache, 'chromium'), args, env: surroundings }
}
