import { request } from 'node:http'
import { Failure } from '../failure.mjs'

/**
 * One request over a kept connection; resolves status, headers and body, rejects where the connection
 * fails before the answer is whole.
 */
export const ask = (agent, address, { method = 'GET', headers = {}, body } = {}) =>
  new Promise((resolve, reject) => {
    const sent = request(address, { agent, method, headers }, (answer) => {
      const chunks = []
      answer.on('data', (chunk) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('aborted', () => reject(new Error('the answer was cut off')))
      answer.on('end', () => {
        const { statusCode: status, headers: told } = answer
        resolve({ status, headers: told, body: Buffer.concat(chunks).toString() })
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })

const named = { amp: '&', lt: '<', gt: '>', quot: '"' }

/** Text of an HTML document: what stands between its tags or in an attribute, entities resolved. */
export const plain = (html) =>
  html.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, number, name) =>
    hex || number
      ? String.fromCodePoint(hex ? Number.parseInt(hex, 16) : number)
      : (named[name] ?? whole),
  )

const attribute = (tag, name) => plain(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '')

/**
 * The fields of the form that submits a draft, read from its page as a browser without scripts would.
 * The draft's own values aside they are the same for every draft.
 * @throws {Failure} where the page has no such form
 */
export async function learnForm(agent, site, draft) {
  const page = `${site}/en/rounds/bench/drafts/${draft.id}/check`
  const answer = await ask(agent, page, { headers: { cookie: `session=${draft.session}` } })
  const forms = answer.body.match(/<form\b[\s\S]*?<\/form>/g) ?? []
  const form = forms.find((each) => each.includes(draft.formKey))
  if (!form) throw new Failure(`${page} answered ${answer.status} without the form that submits.`)
  return (form.match(/<input\b[^>]*>/g) ?? [])
    .filter((tag) => attribute(tag, 'type') === 'hidden')
    .map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')])
}

/** The form as a browser encodes it (RFC 7578). */
function multipart(fields) {
  const boundary = '----uptake-form-boundary'
  const parts = fields.map(
    ([name, value]) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.from(`${parts.join('')}--${boundary}--\r\n`),
  }
}

/**
 * Submits a draft by the form without scripts.
 * @param form what `learnForm` told, of this draft or of another
 * @returns the answer's status, and the reference on the receipt that it leads to
 */
export async function submitDraft(agent, site, form, draft) {
  const own = { formKey: draft.formKey, draft: draft.id, version: String(draft.version) }
  const { type, body } = multipart(form.map(([name, value]) => [name, own[name] ?? value]))
  const answer = await ask(agent, `${site}/en/rounds/bench/drafts/${draft.id}/check`, {
    method: 'POST',
    headers: {
      cookie: `session=${draft.session}`,
      origin: site,
      'content-type': type,
      'content-length': body.length,
    },
    body,
  })
  const [, reference] = /\/inputs\/([\w-]+)\/receipt/.exec(answer.headers.location ?? '') ?? []
  return { status: answer.status, reference }
}

/** Does `work` with each item, `width` at a time. */
export async function inParallel(items, width, work) {
  const rest = [...items]
  const lane = async () => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: width }, lane))
}
