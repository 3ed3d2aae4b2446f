import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { root } from './command.mjs'
import { cruise } from './directions.mjs'

const { forbidden } = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs'))

/** A house in small that keeps all rules. */
const house = {
  'app/page.tsx': "import { Row } from '@/components/rounds/row'\nexport default () => <Row />",
  'components/rounds/row.tsx':
    "import { t } from '@/lib/kernel/text'\nexport const Row = () => <p>{t}</p>",
  'lib/kernel/text.ts': "export const t = 'text'",
  'lib/generated/prisma/client.ts': 'export type Client = string',
  'lib/platform/db.ts':
    "import type { Client } from '@/lib/generated/prisma/client'\nexport const db: Client = ''",
  'lib/audit/append.ts': "import { db } from '@/lib/platform/db'\nexport const append = db",
  'lib/doors/action.ts': "import { append } from '@/lib/audit/append'\nexport const act = append",
  ...Object.fromEntries(
    ['members', 'rounds', 'inputs', 'uptake', 'summaries', 'search'].flatMap((room) => [
      [`lib/${room}/data.ts`, "import { db } from '@/lib/platform/db'\nexport const get = db"],
      [
        `lib/${room}/mutations.ts`,
        "import { db } from '@/lib/platform/db'\nexport const store = db",
      ],
      [`lib/${room}/schema.ts`, "import { z } from 'zod'\nexport const schema = z.string()"],
    ]),
  ),
  'lib/uptake/rules.ts': "import { schema } from '@/lib/inputs/schema'\nexport const rule = schema",
}

/** One violation of each rule: where it stands and what it imports. */
const violations: [rule: string, file: string, text: string][] = [
  ['kernel-imports-nobody', 'lib/kernel/result.ts', "import 'zod'"],
  ['platform-looks-down', 'lib/platform/mail.ts', "import '@/lib/members/data'"],
  ['platform-looks-down', 'lib/platform/jobs.ts', "import '@/lib/audit/append'"],
  ['audit-looks-down', 'lib/audit/describe.ts', "import '@/lib/members/data'"],
  ['doors-look-down', 'lib/doors/route.ts', "import '@/lib/members/data'"],
  ['rooms-look-down', 'lib/inputs/actions.ts', "import '@/components/rounds/row'"],
  ['components-look-down', 'components/rounds/list.tsx', "import '@/app/page'"],
  ['rooms-run-downstream-organisations', 'lib/members/rules.ts', "import '@/lib/rounds/schema'"],
  ['rooms-run-downstream-rounds', 'lib/rounds/rules.ts', "import '@/lib/inputs/schema'"],
  ['rooms-run-downstream-inputs', 'lib/inputs/rules.ts', "import '@/lib/uptake/schema'"],
  ['rooms-run-downstream-uptake', 'lib/uptake/policy.ts', "import '@/lib/summaries/schema'"],
  ['rooms-run-downstream-workbench', 'lib/workbench/policy.ts', "import '@/lib/summaries/schema'"],
  ['rooms-run-downstream-summaries', 'lib/summaries/rules.ts', "import '@/lib/search/schema'"],
  [
    'rooms-share-what-is-meant-for-others',
    'lib/uptake/actions.ts',
    "import '@/lib/inputs/mutations'",
  ],
  ['pure-files-touch-nothing', 'lib/rounds/policy.ts', "import '@/lib/platform/db'"],
  ['pure-files-touch-nothing', 'lib/inputs/policy.ts', "import { cookies } from 'next/headers'"],
  ['pure-files-touch-nothing', 'lib/summaries/policy.ts', "import '@prisma/client'"],
  [
    'one-door-to-next-auth',
    'lib/members/actions.ts',
    "import { getServerSession } from 'next-auth'",
  ],
  [
    'one-door-to-generated',
    'components/rounds/type.tsx',
    "import type { Client } from '@/lib/generated/prisma/client'\nexport const T = (p: Client) => <p>{p}</p>",
  ],
  ['components-are-given-views', 'components/rounds/all.tsx', "import '@/lib/rounds/data'"],
  ['no-cycles', 'lib/rounds/one.ts', "import './two'"],
  ['resolved', 'lib/rounds/lost.ts', "import '@/lib/nowhere'"],
]

let tree = ''
beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), 'uptake-directions-'))
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'))
  for (const [file, text] of Object.entries(house)) plant(file, text)
})
afterEach(() => rmSync(tree, { recursive: true }))

function plant(file: string, text: string) {
  mkdirSync(dirname(join(tree, file)), { recursive: true })
  writeFileSync(join(tree, file), `${text}\n`)
}

test('a house that keeps the directions has no fault, and all of it is seen', () => {
  const said = execFileSync(process.execPath, [...cruise, 'app', 'components', 'lib'], {
    cwd: tree,
  })
  expect(String(said)).toContain('no dependency violations found')
  const modules = Number(/(\d+) modules/.exec(String(said))?.[1])
  expect(modules).toBeGreaterThanOrEqual(Object.keys(house).length)
})

test('each rule reports the file that breaks it', () => {
  for (const [, file, text] of violations) plant(file, text)
  plant('lib/rounds/two.ts', "import './one'")
  const words = [...cruise, '--output-type', 'json', 'app', 'components', 'lib']
  const { stdout } = spawnSync(process.execPath, words, { cwd: tree, encoding: 'utf8' })
  const found = JSON.parse(stdout).summary.violations.map(
    (each: { rule: { name: string }; from: string }) => `${each.rule.name} ${each.from}`,
  )
  for (const [rule, file] of violations) expect(found).toContain(`${rule} ${file}`)
})

test('no rule stands without a violation that proves it', () => {
  const proven = new Set(violations.map(([rule]) => rule))
  expect(
    forbidden.map(({ name }: { name: string }) => name).filter((n: string) => !proven.has(n)),
  ).toEqual([])
})
