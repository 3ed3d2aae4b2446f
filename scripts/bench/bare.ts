// The server that Uptake is measured against: node:http, pg and template strings, nothing else. It shows
// the same rows with the same texts, without sessions, translations, styles or navigation.
import { createServer } from 'node:http'
import pg from 'pg'
import { statements } from './bare-statements'

type Row = Record<string, unknown>

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL ?? '', max: 20 })
const ask = async (name: keyof typeof statements, ...values: unknown[]): Promise<Row[]> =>
  (await pool.query({ name, text: statements[name], values })).rows

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (value: unknown) =>
  String(value ?? '').replace(/[&<>"']/g, (found) => entities[found] ?? '')

/** A template that escapes what is put in; lists are of templates already made. */
const html = (parts: TemplateStringsArray, ...values: unknown[]): string =>
  parts.reduce((made, part, index) => {
    const value = values[index - 1]
    return made + (Array.isArray(value) ? value.join('') : escaped(value)) + part
  })
const each = (rows: unknown, make: (row: Row) => string) => ((rows ?? []) as Row[]).map(make)

const page = (title: unknown, body: string) =>
  html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1>${[body]}</body></html>`

async function list(round: string, pillar: string) {
  const [[stream], rows] = await Promise.all([
    ask('STREAM', round, pillar),
    ask('ROWS', round, pillar),
  ])
  const phases = each(
    stream?.phases,
    (phase) => html`<li>${phase.kind} ${phase.opens} – ${phase.closes}</li>`,
  )
  const topics = each(stream?.topics, (topic) => html`<li>${topic.title} ${topic.source}</li>`)
  const inputs = rows.slice(0, 50).map((row) => {
    const outcomes = each(
      row.outcomes,
      ({ outcome, points }) => html`<li>${outcome} ${points} points</li>`,
    )
    return html`<li><a href="/en/rounds/${round}/inputs/${row.reference}" lang="${row.language}" dir="auto">${row.title}</a>
      <p>${row.organisation} ${row.channel} ${row.points} points ${row.day} ${row.reference}</p><ul>${outcomes}</ul></li>`
  })
  return page(
    stream?.pillar,
    html`<p>${stream?.title}</p><p>${stream?.question}</p><ul>${phases}</ul><ol>${topics}</ol><p>${stream?.inputs} inputs</p><ul>${inputs}</ul>`,
  )
}

async function input(reference: string) {
  const [found] = await ask('INPUT', reference)
  const points = each(found?.points, (point) => {
    const records = each(
      point.records,
      (record) =>
        html`<li>${record.document}, ${record.revision}: ${record.outcome} ${record.labels} ${record.reason} ${record.ratedBy} ${record.day}</li>`,
    )
    return html`<li>${point.number} <p lang="${found?.language}" dir="auto">${point.statement}</p><p>${point.wording}</p><p>${point.paragraph} ${point.topics}</p><ul>${records}</ul></li>`
  })
  return page(
    found?.title,
    html`<p>${found?.round}, ${found?.pillar}</p><p>${found?.organisation} ${found?.channel} ${found?.day} ${found?.reference} ${found?.hash}</p><ol>${points}</ol>`,
  )
}

async function search(typed: string) {
  const [counts] = await ask('COUNTS', typed)
  const rows = await ask(Number(counts?.inputs) > 1000 ? 'FREQUENT' : 'RARE', typed)
  const hits = rows
    .slice(0, 20)
    .map(
      (row) =>
        html`<li><a href="/en/rounds/bench/inputs/${row.reference}" lang="${row.language}">${row.title}</a> ${row.round} ${row.pillar} ${row.number} ${row.organisation} ${row.day}<p>${row.passage}</p></li>`,
    )
  return page(
    typed,
    html`<p>${counts?.inputs} ${counts?.paragraphs}</p><form><input name="q" value="${typed}"></form><ol>${hits}</ol>`,
  )
}

async function answer(address: string): Promise<string> {
  const { pathname, searchParams } = new URL(address, 'http://localhost')
  const [, , , round = '', kind, name = ''] = pathname.split('/')
  if (kind === 'pillars') return list(round, name)
  if (kind === 'inputs') return input(name)
  return search(searchParams.get('q') ?? '')
}

createServer(async (request, response) => {
  const body = Buffer.from(await answer(request.url ?? '/'))
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': body.length,
  })
  response.end(body)
}).listen(Number(process.env.PORT), '127.0.0.1', () => console.log('ready'))
