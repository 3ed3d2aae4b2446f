import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './command.mjs'

const accounts = () => {
  const file = join(root, 'prisma/demo/accounts.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
}

/** What the terminal shows when Uptake is ready: where it is, and how to sign in as each role. */
export function welcome({ url, mailbox, demo, withoutFactor }) {
  const rows = demo ? accounts() : []
  const width = Math.max(0, ...rows.map(({ email }) => email.length))
  const people = rows.map(
    ({ email, role, name, organisation }) =>
      `  ${email.padEnd(width)}  ${role} (${[name, organisation].filter(Boolean).join(', ')})`,
  )
  return [
    '',
    `Uptake is ready:  ${url}/en`,
    ...(mailbox ? [`Its mailbox:      ${mailbox}`] : []),
    ...(people.length
      ? [
          '',
          `To sign in, type one of these addresses at ${url}/en/sign-in, open the mail in the mailbox and confirm:`,
          ...people,
        ]
      : []),
    ...(withoutFactor
      ? ['', 'Moderators and admins are not asked for a second factor (STAFF_SECOND_FACTOR=off).']
      : []),
    '',
    'Ctrl-C stops all of it.',
    '',
  ].join('\n')
}
