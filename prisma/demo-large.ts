import { closeDatabase, db } from '@/lib/platform/db'
import { LARGE_SLUG, loadLarge } from './demo/large/load'

// Roles are given to the demonstration's accounts, and where there are none they would have to be made: in a
// database of somebody's own that would be admins at addresses that everybody knows.
const held = await db().member.findUnique({ where: { email: 'moderator.one@example.org' } })
const loaded = held && (await loadLarge())
const state = loaded ? 'loaded' : held ? 'there' : 'foreign'
process.stdout.write(JSON.stringify({ state, round: LARGE_SLUG }))
await closeDatabase()
