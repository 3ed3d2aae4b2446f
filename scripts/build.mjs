import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { node, root } from './command.mjs'
import { onDisk } from './failure.mjs'
import { say } from './lifetime.mjs'

const isSource = (path) => !/(^|\/)(lib\/generated|node_modules)(\/|$)|\.test\.tsx?$/.test(path)

function filesUnder(base, path) {
  const full = join(base, path)
  if (!existsSync(full) || !isSource(path)) return []
  if (!statSync(full).isDirectory()) return [path]
  return readdirSync(full).flatMap((name) => filesUnder(base, join(path, name)))
}

/** A hash over the names and contents of the files under `paths`; tests and generated code left out. */
export function stampOf(paths, base = root) {
  const hash = createHash('sha256')
  for (const path of paths.flatMap((each) => filesUnder(base, each)).sort()) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(base, path)))
      .update('\0')
  }
  return hash.digest('hex')
}

/** Makes something anew unless its stamp says that it came from these very files. */
async function unlessStamped(file, paths, make) {
  const stamp = stampOf(paths)
  if (existsSync(file) && readFileSync(file, 'utf8') === stamp) return
  onDisk(dirname(file), () => {
    mkdirSync(dirname(file), { recursive: true })
    rmSync(file, { force: true })
  })
  await make()
  onDisk(dirname(file), () => writeFileSync(file, stamp))
}

/** Generates the Prisma client when the models changed. */
export const generate = () =>
  unlessStamped(
    join(root, 'lib/generated/stamp'),
    ['prisma/schema.prisma', 'prisma/models', 'node_modules/prisma/package.json'],
    () =>
      node('Prisma could not generate its client.', [
        'node_modules/prisma/build/index.js',
        'generate',
      ]),
  )

/** What enters the build. */
export const buildSources =
  'app components lib messages server prisma public package-lock.json next.config.ts proxy.ts tsconfig.json'.split(
    ' ',
  )

/** Builds the application when a file that enters the build changed. */
export const build = (env) =>
  unlessStamped(join(root, process.env.NEXT_DIST_DIR ?? '.next', 'stamp'), buildSources, () => {
    say('building the application (about a minute)')
    return node('The build failed.', ['node_modules/next/dist/bin/next', 'build'], {
      ...env,
      NODE_ENV: 'production',
    })
  })
