import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import { inParallel } from './form.mjs'

const statements = {
  lock: `SELECT opens_at, closes_at, clock_timestamp() AS now FROM phases
    WHERE stream_id = $1 AND kind = 'submission' FOR SHARE`,
  draft: 'SELECT content FROM drafts WHERE id = $1 FOR UPDATE',
  input: `INSERT INTO inputs (reference, stream_id, organisation_id, author_id, author_name, form_key,
    form_hash, submitted_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
  version: `INSERT INTO input_versions (input_id, number, kind, title, language, hash, submitted_by_id, submitted_at)
    VALUES ($1, 1, 'original', $2, $3, $4, $5, $6) RETURNING id`,
  points: `INSERT INTO points (version_id, input_id, number, language, statement, proposed_wording, paragraph_reference)
    SELECT $1, $2, n, $3, p ->> 'statement', p ->> 'proposedWording', p ->> 'paragraphReference'
    FROM jsonb_array_elements($4::jsonb) WITH ORDINALITY AS given(p, n)`,
  topics: `INSERT INTO point_topics (point_id, topic_id) SELECT pt.id, tp.id FROM points pt
    JOIN jsonb_array_elements($2::jsonb) WITH ORDINALITY AS given(p, n) ON n = pt.number
    JOIN topics tp ON p -> 'topics' ? tp.key JOIN streams s ON s.pillar_id = tp.pillar_id
    WHERE pt.version_id = $1 AND s.id = $3`,
  publication: 'INSERT INTO input_publications (input_id, published_at) VALUES ($1, $2)',
  sent: 'UPDATE drafts SET submitted_at = $2, input_id = $3 WHERE id = $1',
  mail: 'INSERT INTO outbox_mails (key, recipient, subject, text) VALUES ($1, $2, $3, $4)',
  events: `INSERT INTO audit_events (kind, actor_id, round_id, stream_id, organisation_id, subject_id, facts)
    SELECT kind, $1, s.round_id, s.id, $3, $4, $5 FROM streams s, unnest(ARRAY['input.submitted', 'input.published']) kind
    WHERE s.id = $2`,
}

const hashOf = (text) => createHash('sha256').update(text).digest('hex')

async function insert(client, stream, draft, mail) {
  const run = async (name, ...values) =>
    (await client.query({ name, text: statements[name], values })).rows[0]
  const { organisationId: organisation, memberId: member } = draft
  await client.query('BEGIN')
  const { now } = await run('lock', stream)
  const { content } = await run('draft', draft.id)
  const { title, language } = content
  const points = JSON.stringify(content.points)
  const reference = `BENCH-${randomBytes(6).toString('hex').toUpperCase()}`
  const hash = hashOf(points)
  const name = 'A Member'
  const given = [reference, stream, organisation, member, name, draft.formKey, hash, now]
  const input = await run('input', ...given)
  const version = await run('version', input.id, title, language, hash, member, now)
  await run('points', version.id, input.id, language, points)
  await run('topics', version.id, points, stream)
  await run('publication', input.id, now)
  await run('sent', draft.id, now, input.id)
  await run('mail', `bare:${input.id}`, 'bare@example.org', reference, mail)
  await run('events', member, stream, organisation, input.id, JSON.stringify({ reference, hash }))
  await client.query('COMMIT')
}

/**
 * What submissions are measured against: a loop that stores the same rows from the same drafts, one
 * transaction each, with nothing around it.
 * @param {{ url: string, stream: string, drafts: object[], width: number, mail: string }} what `mail` is
 *   the text of a mail as Uptake stores it
 */
export async function insertLoop({ url, stream, drafts, width, mail }) {
  const clients = Array.from({ length: width }, () => new pg.Client({ connectionString: url }))
  await Promise.all(clients.map((client) => client.connect()))
  const free = [...clients]
  const began = performance.now()
  await inParallel(drafts, width, async (draft) => {
    const client = free.pop()
    await insert(client, stream, draft, mail)
    free.push(client)
  })
  const seconds = (performance.now() - began) / 1000
  await Promise.all(clients.map((client) => client.end()))
  return drafts.length / seconds
}
