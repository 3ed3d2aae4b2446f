// Over 250 lines: one table of roles by routes, to be read as a whole.
import { unsubscribeToken } from '@/lib/platform/unsubscribe'
import { ROLES, type Role, type World } from './world'

/** Who gets the page at an address (status 200); others get `refused`, visitors `visitor` where named. */
type Row = {
  path: (world: World) => string
  allowed: readonly Role[]
  refused?: number
  visitor?: number
}

const all: readonly Role[] = ROLES
const members = ROLES.filter((role) => role !== 'visitor')
const ours: Role[] = ['drafter', 'submitter', 'focalPoint']
const speakers: Role[] = ['submitter', 'focalPoint']
const moderators: Role[] = ['moderator', 'otherModerator']
const recorders: Role[] = [...moderators, 'organiser']
const overseers: Role[] = ['admin', 'auditor']

const everybody = (path: Row['path']): Row => ({ path, allowed: all })
const nobody = (path: Row['path'], refused = 404): Row => ({ path, allowed: [], refused })
const only = (allowed: readonly Role[], path: Row['path']): Row => ({ path, allowed })
/** Whoever could be among them by signing in is led there. */
const afterSignIn = (allowed: readonly Role[], path: Row['path']): Row => ({
  path,
  allowed,
  visitor: 307,
})

const round = ({ round: { slug } }: World) => `/en/rounds/${slug}`
const hidden = ({ hidden: { round } }: World) => `/en/rounds/${round.slug}`
const input =
  (kind: 'input' | 'held' | 'confidential' | 'withdrawn', page = '') =>
  (world: World) =>
    `${round(world)}/inputs/${world[kind].reference}${page}`
const draft =
  (page = '') =>
  (world: World) =>
    `${round(world)}/drafts/${world.draft.id}${page}`
const document =
  (query = '') =>
  (world: World) =>
    `${round(world)}/documents/${world.document.slug}${query}`
const desk =
  (page = '') =>
  (world: World) =>
    `/en/moderate/${world.round.slug}${page}`
const merging = ({ ours, theirs }: Record<'ours' | 'theirs', { id: string }>) =>
  `/en/admin/organisations/merge?duplicate=${ours.id}&survivor=${theirs.id}`
const unsubscribing = ({ members: { newcomer } }: World) =>
  unsubscribeToken(newcomer.id, 'uptake_published')
const receipt =
  (kind: 'input' | 'held' | 'confidential' | 'withdrawn', format: string) => (world: World) =>
    `/api/rounds/${world.round.slug}/inputs/${world[kind].reference}/receipt?format=${format}`
const exported = (world: World, of: 'round' | 'hidden', number: number, format: string) =>
  `/api/exports/rounds/${of === 'round' ? world.round.slug : world.hidden.round.slug}/summary/${number}?format=${format}`

const decisions =
  (revision: string, format = 'csv') =>
  (world: World) =>
    `/api/exports/rounds/${world.round.slug}/pillars/norms/decisions?document=${world.document.slug}&revision=${revision}&format=${format}`

/**
 * security.md's table as addresses, by the folders that serve them. A route without a row fails, and
 * so does a row whose address another route would serve.
 */
export const ACCESS: Record<string, Row[]> = {
  '[locale]': [everybody(() => '/en')],
  '[locale]/[...rest]': [nobody(() => '/en/nowhere/at/all')],
  '[locale]/search': [everybody(() => '/en/search?q=norms')],
  '[locale]/status/[code]': [everybody(() => '/en/status/404')],

  '[locale]/verify': [everybody(() => '/en/verify')],

  '[locale]/sign-in': [everybody(() => '/en/sign-in')],
  '[locale]/sign-in/check-mail': [everybody(() => '/en/sign-in/check-mail')],
  '[locale]/sign-in/confirm': [
    { path: () => '/en/sign-in/confirm?token=unknown', allowed: members, visitor: 410 },
  ],
  '[locale]/sign-out': [everybody(() => '/en/sign-out')],

  '[locale]/unsubscribe/[token]': [
    everybody((world) => `/en/unsubscribe/${unsubscribing(world)}`),
    nobody((world) => `/en/unsubscribe/${unsubscribing(world).replace(/.$/, '!')}`),
  ],

  '[locale]/rounds/[round]': [everybody(round), only(overseers, hidden)],
  '[locale]/rounds/[round]/pillars/[pillar]': [
    everybody((world) => `${round(world)}/pillars/norms`),
    only(overseers, (world) => `${hidden(world)}/pillars/norms`),
    nobody((world) => `${round(world)}/pillars/threats`),
  ],
  '[locale]/rounds/[round]/pillars/[pillar]/uptake': [
    everybody((world) => `${round(world)}/pillars/norms/uptake`),
    only(overseers, (world) => `${hidden(world)}/pillars/norms/uptake`),
    nobody((world) => `${round(world)}/pillars/threats/uptake`),
    nobody((world) => `${round(world)}/pillars/norms/uptake?document=another`),
  ],
  '[locale]/rounds/[round]/documents/[document]': [
    everybody(document()),
    only(moderators, document('?revision=rev-1')),
  ],
  '[locale]/rounds/[round]/translations/[translation]': [
    only(
      [...moderators, 'admin'],
      (world) => `${round(world)}/translations/${world.translation.id}`,
    ),
    nobody((world) => `${round(world)}/translations/${world.document.id}`),
  ],
  '[locale]/join': [everybody(() => '/en/join')],
  '[locale]/rounds/[round]/polls': [
    everybody((world) => `${round(world)}/polls`),
    only(overseers, (world) => `${hidden(world)}/polls`),
  ],
  '[locale]/rounds/[round]/polls/new': [
    only([...moderators, 'admin'], (world) => `${round(world)}/polls/new`),
  ],
  '[locale]/rounds/[round]/polls/[poll]': [
    everybody((world) => `${round(world)}/polls/${world.polls.open}`),
    only([...moderators, 'admin'], (world) => `${round(world)}/polls/${world.polls.planned}`),
    nobody((world) => `${hidden(world)}/polls/${world.polls.open}`),
    nobody((world) => `${round(world)}/polls/none`),
  ],
  '[locale]/rounds/[round]/polls/[poll]/results': [
    everybody((world) => `${round(world)}/polls/${world.polls.open}/results`),
    only(
      [...moderators, 'admin'],
      (world) => `${round(world)}/polls/${world.polls.planned}/results`,
    ),
  ],
  '[locale]/rounds/[round]/publications': [
    everybody((world) => `${round(world)}/publications`),
    only(overseers, (world) => `${hidden(world)}/publications`),
  ],
  '[locale]/rounds/[round]/publications/[document]/[revision]/[number]': [
    everybody((world) => `${round(world)}/publications/${world.document.slug}/zero-draft/1`),
    everybody((world) => `${round(world)}/publications/${world.document.slug}/zero-draft/2`),
    nobody((world) => `${round(world)}/publications/${world.document.slug}/zero-draft/3`),
    nobody((world) => `${round(world)}/publications/${world.document.slug}/rev-1/1`),
  ],
  '[locale]/rounds/[round]/summary': [
    everybody((world) => `${round(world)}/summary`),
    only(overseers, (world) => `${hidden(world)}/summary`),
  ],
  '[locale]/rounds/[round]/summary/[number]': [
    everybody((world) => `${round(world)}/summary/1`),
    nobody((world) => `${round(world)}/summary/2`),
  ],
  '[locale]/rounds/[round]/inputs/new': [
    afterSignIn(members, (world) => `${round(world)}/inputs/new`),
    only(overseers, (world) => `${hidden(world)}/inputs/new`),
  ],
  '[locale]/rounds/[round]/inputs/[input]': [
    everybody(input('input')),
    only([...ours, 'moderator'], input('held')),
    only(['submitter', 'moderator'], input('confidential')),
    everybody(input('withdrawn')),
    everybody((world) => `${round(world)}/inputs/${world.joint.reference}?asOf=2026-12-31`),
    nobody((world) => `${hidden(world)}/inputs/${world.input.reference}`),
  ],
  '[locale]/rounds/[round]/inputs/[input]/versions': [
    everybody(input('input', '/versions')),
    only([...ours, 'moderator'], input('held', '/versions')),
    only(['submitter', 'moderator'], input('confidential', '/versions')),
    everybody(input('withdrawn', '/versions')),
    nobody(input('input', '/versions?from=7')),
  ],
  '[locale]/rounds/[round]/inputs/[input]/sponsors': [
    only(speakers, input('input', '/sponsors?q=Organisation')),
    only(['submitter'], input('confidential', '/sponsors')),
    nobody(input('withdrawn', '/sponsors')),
  ],
  '[locale]/rounds/[round]/inputs/[input]/alignment': [
    only(['focalPoint'], (world) => `${round(world)}/inputs/${world.joint.reference}/alignment`),
    nobody(input('input', '/alignment')),
    nobody(input('confidential', '/alignment')),
  ],
  '[locale]/rounds/[round]/inputs/[input]/receipt': [
    afterSignIn(ours, input('input', '/receipt')),
    afterSignIn(ours, input('held', '/receipt')),
    afterSignIn(['submitter'], input('confidential', '/receipt')),
    afterSignIn(ours, input('withdrawn', '/receipt')),
  ],
  '[locale]/rounds/[round]/inputs/[input]/attribution': [
    only(speakers, input('input', '/attribution')),
    only(['submitter'], input('confidential', '/attribution')),
    nobody(input('withdrawn', '/attribution')),
  ],
  '[locale]/rounds/[round]/inputs/[input]/copy': [
    only(ours, input('input', '/copy')),
    only(['submitter'], input('confidential', '/copy')),
    only(['submitter'], input('withdrawn', '/copy')),
    nobody((world) => `${hidden(world)}/inputs/${world.input.reference}/copy`),
  ],
  '[locale]/rounds/[round]/inputs/[input]/withdraw': [
    only(speakers, input('input', '/withdraw')),
    only(['submitter'], input('confidential', '/withdraw')),
    nobody(input('withdrawn', '/withdraw')),
  ],

  '[locale]/rounds/[round]/drafts/[draft]': [
    afterSignIn(ours, draft()),
    afterSignIn([], (world) => `${hidden(world)}/drafts/${world.draft.id}`),
  ],
  '[locale]/rounds/[round]/drafts/[draft]/about': [afterSignIn(ours, draft('/about'))],
  '[locale]/rounds/[round]/drafts/[draft]/points/[number]': [
    afterSignIn(ours, draft('/points/1')),
    afterSignIn(ours, draft('/points/2')),
    afterSignIn([], draft('/points/3')),
  ],
  '[locale]/rounds/[round]/drafts/[draft]/attribution': [afterSignIn(ours, draft('/attribution'))],
  '[locale]/rounds/[round]/drafts/[draft]/sponsors': [
    afterSignIn(speakers, draft('/sponsors?q=Organisation')),
  ],
  '[locale]/rounds/[round]/drafts/[draft]/attachments': [afterSignIn(ours, draft('/attachments'))],
  '[locale]/rounds/[round]/drafts/[draft]/check': [afterSignIn(ours, draft('/check'))],

  '[locale]/me': [afterSignIn(members, () => '/en/me')],
  '[locale]/me/keys': [afterSignIn(members, () => '/en/me/keys')],
  '[locale]/me/notifications': [afterSignIn(members, () => '/en/me/notifications')],
  '[locale]/me/notifications/settings': [
    afterSignIn(members, () => '/en/me/notifications/settings'),
  ],
  '[locale]/me/co-sponsorships/[sponsorship]': [
    afterSignIn(['focalPoint'], (world) => `/en/me/co-sponsorships/${world.joint.invitation.id}`),
  ],
  '[locale]/me/profile': [afterSignIn(members, () => '/en/me/profile')],
  '[locale]/me/sessions': [afterSignIn(members, () => '/en/me/sessions')],
  '[locale]/me/export': [afterSignIn(members, () => '/en/me/export')],
  '[locale]/me/withdraw-all': [afterSignIn(members, () => '/en/me/withdraw-all')],
  '[locale]/me/second-factor': [afterSignIn(members, () => '/en/me/second-factor')],

  '[locale]/organisations': [everybody(() => '/en/organisations')],
  '[locale]/organisations/new': [afterSignIn(members, () => '/en/organisations/new')],
  '[locale]/organisations/[organisation]': [
    everybody(({ ours }) => `/en/organisations/${ours.id}`),
    nobody(({ round: { id } }) => `/en/organisations/${id}`),
    nobody(() => '/en/organisations/none'),
  ],
  '[locale]/organisations/[organisation]/accreditations': [
    only(['focalPoint', ...overseers], ({ ours }) => `/en/organisations/${ours.id}/accreditations`),
  ],
  '[locale]/organisations/[organisation]/delegates': [
    only(['focalPoint'], ({ ours }) => `/en/organisations/${ours.id}/delegates`),
  ],

  '[locale]/moderate': [only(recorders, () => '/en/moderate')],
  '[locale]/moderate/[round]': [
    only(moderators, desk()),
    nobody((world) => `/en/moderate/${world.hidden.round.slug}`),
  ],
  '[locale]/moderate/[round]/acts': [only(moderators, desk('/acts'))],
  '[locale]/moderate/[round]/templates': [only(moderators, desk('/templates'))],
  '[locale]/moderate/[round]/chosen': [
    only(moderators, desk('/chosen')),
    only(moderators, (world) =>
      desk(`/chosen?document=${world.document.slug}&revision=zero-draft&all=yes`)(world),
    ),
  ],
  '[locale]/moderate/[round]/carry': [
    only(moderators, desk('/carry')),
    only(moderators, (world) =>
      desk(`/carry?stream=norms&document=${world.document.slug}&revision=rev-1&state=changed`)(
        world,
      ),
    ),
  ],
  '[locale]/moderate/[round]/clusters': [only(moderators, desk('/clusters'))],
  '[locale]/moderate/[round]/clusters/[point]': [
    only(['moderator'], (world) =>
      desk(`/clusters/${world.held.points[0]?.id}?document=${world.document.slug}&revision=rev-1`)(
        world,
      ),
    ),
  ],
  '[locale]/moderate/[round]/documents': [only(moderators, desk('/documents'))],
  '[locale]/moderate/[round]/documents/[document]': [
    only(moderators, (world) => desk(`/documents/${world.document.id}`)(world)),
  ],
  '[locale]/moderate/[round]/files': [only(moderators, desk('/files'))],
  '[locale]/moderate/[round]/files/[upload]': [
    only(['moderator'], (world) => desk(`/files/${world.upload.id}`)(world)),
  ],
  '[locale]/moderate/[round]/documents/[document]/lineages': [
    only(moderators, (world) =>
      desk(`/documents/${world.document.id}/lineages?revision=rev-1&paragraph=1&from=`)(world),
    ),
    nobody((world) => desk(`/documents/${world.document.id}/lineages?revision=zero-draft`)(world)),
  ],
  '[locale]/moderate/[round]/documents/[document]/revision': [
    only(moderators, (world) =>
      desk(`/documents/${world.document.id}/revision?revision=rev-1`)(world),
    ),
    nobody((world) => desk(`/documents/${world.document.id}/revision?revision=rev-9`)(world)),
  ],
  '[locale]/moderate/[round]/documents/[document]/translations': [
    only(moderators, (world) =>
      desk(`/documents/${world.document.id}/translations?revision=zero-draft`)(world),
    ),
    nobody((world) => desk(`/documents/${world.document.id}/translations?revision=rev-9`)(world)),
  ],
  '[locale]/moderate/[round]/disagreement': [only(moderators, desk('/disagreement'))],
  '[locale]/moderate/[round]/held': [only(moderators, desk('/held'))],
  '[locale]/moderate/[round]/on-behalf': [only(recorders, desk('/on-behalf'))],
  '[locale]/moderate/[round]/on-behalf/[batch]': [
    only(['moderator'], (world) => desk(`/on-behalf/${world.imported.id}`)(world)),
    only(['organiser'], (world) => desk(`/on-behalf/${world.organised.id}`)(world)),
  ],
  '[locale]/moderate/[round]/on-behalf/one': [only(recorders, desk('/on-behalf/one'))],
  '[locale]/moderate/[round]/on-behalf/tables/[table]': [
    only(['moderator'], (world) => desk(`/on-behalf/tables/${world.table.id}`)(world)),
  ],
  '[locale]/moderate/[round]/publications': [only(moderators, desk('/publications'))],
  '[locale]/moderate/[round]/publications/new': [
    only(moderators, (world) =>
      desk(`/publications/new?document=${world.document.slug}&revision=zero-draft`)(world),
    ),
    nobody((world) =>
      desk(`/publications/new?document=${world.document.slug}&revision=rev-9`)(world),
    ),
  ],
  '[locale]/moderate/[round]/publications/[publication]': [
    only(moderators, (world) => desk(`/publications/${world.batch.id}`)(world)),
    nobody((world) => desk(`/publications/${world.round.id}`)(world)),
  ],
  '[locale]/moderate/[round]/records/[point]': [
    only(['moderator'], (world) =>
      desk(`/records/${world.point.id}?document=${world.document.slug}&revision=zero-draft`)(world),
    ),
    nobody((world) =>
      desk(`/records/${world.point.id}?document=${world.document.slug}&revision=rev-9`)(world),
    ),
  ],
  '[locale]/moderate/[round]/review': [only(moderators, desk('/review'))],

  '[locale]/admin': [only(overseers, () => '/en/admin')],
  '[locale]/admin/audit': [
    only(['focalPoint', ...moderators, ...overseers], () => '/en/admin/audit'),
  ],
  '[locale]/admin/mails': [only(overseers, () => '/en/admin/mails')],
  '[locale]/admin/members': [only(overseers, () => '/en/admin/members')],
  '[locale]/admin/organisations': [only(overseers, () => '/en/admin/organisations')],
  '[locale]/admin/organisations/merge': [
    only(overseers, merging),
    only(overseers, () => '/en/admin/organisations/merge'),
    only(overseers, ({ ours }) => `/en/admin/organisations/merge?duplicate=${ours.id}`),
    nobody(({ round: { id } }) => `/en/admin/organisations/merge?merger=${id}`),
    nobody(({ ours, round: { id } }) => merging({ ours, theirs: { id } })),
  ],
  '[locale]/admin/settings': [only(overseers, () => '/en/admin/settings')],
  '[locale]/admin/publications/[publication]': [
    only(overseers, ({ batch }) => `/en/admin/publications/${batch.id}`),
  ],
  '[locale]/admin/rounds/new': [only(['admin'], () => '/en/admin/rounds/new')],
  '[locale]/admin/rounds/[round]': [
    only(overseers, (world) => `/en/admin/rounds/${world.round.slug}`),
    only(overseers, (world) => `/en/admin/rounds/${world.hidden.round.slug}`),
  ],
  '[locale]/admin/rounds/[round]/accreditations': [
    only(overseers, (world) => `/en/admin/rounds/${world.round.slug}/accreditations`),
  ],
  '[locale]/admin/rounds/[round]/summary': [
    only(['admin'], (world) => `/en/admin/rounds/${world.round.slug}/summary`),
  ],

  'api/attachments/[attachment]': [
    everybody(({ files }) => `/api/attachments/${files.input}`),
    only([...ours, 'moderator'], ({ files }) => `/api/attachments/${files.held}`),
    only(['submitter', 'moderator'], ({ files }) => `/api/attachments/${files.confidential}`),
    nobody(({ files }) => `/api/attachments/${files.withdrawn}`),
    only(ours, ({ files }) => `/api/attachments/${files.draft}`),
    nobody(({ round: { id } }) => `/api/attachments/${id}`),
  ],
  'api/drafts/[draft]/attachments': [
    only(ours, (world) => `/api/drafts/${world.draft.id}/attachments`),
    nobody(({ round: { id } }) => `/api/drafts/${id}/attachments`),
  ],
  'api/rounds/[round]/inputs/[input]/receipt': [
    only(ours, receipt('input', 'txt')),
    only(ours, receipt('input', 'pdf')),
    only(['submitter'], receipt('confidential', 'pdf')),
    nobody(receipt('withdrawn', 'pdf')),
    only(ours, receipt('held', 'txt')),
    only(['submitter'], receipt('confidential', 'txt')),
    nobody(receipt('withdrawn', 'txt')),
    nobody(receipt('input', 'exe')),
  ],
  'api/auth/[...nextauth]': [
    nobody(() => '/api/auth/session'),
    nobody(() => '/api/auth/callback/oidc'),
  ],
  'api/acts/[act]': [nobody(({ round: { id } }) => `/api/acts/${id}`, 405)],
  'api/uptake/[point]/[revision]': [
    nobody(({ point, round: { id } }) => `/api/uptake/${point.id}/${id}`, 405),
  ],
  'api/documents/[document]/imports': [
    nobody((world) => `/api/documents/${world.document.id}/imports?locale=en`, 405),
  ],
  'api/exports/rounds/[round]/summary/[number]': [
    everybody((world) => exported(world, 'round', 1, 'csv')),
    everybody((world) => exported(world, 'round', 1, 'json')),
    nobody((world) => exported(world, 'round', 2, 'csv')),
    nobody((world) => exported(world, 'hidden', 1, 'csv')),
  ],
  'api/exports/me': [only(members, () => '/api/exports/me')],
  'api/exports/polls/[poll]': [
    everybody(({ polls }) => `/api/exports/polls/${polls.open}`),
    only([...moderators, 'admin'], ({ polls }) => `/api/exports/polls/${polls.planned}`),
  ],
  'api/polls/[poll]/live': [
    everybody(({ polls }) => `/api/polls/${polls.open}/live?seconds=0`),
    only([...moderators, 'admin'], ({ polls }) => `/api/polls/${polls.planned}/live?seconds=0`),
  ],
  'api/drafts/[draft]/[page]': [nobody((world) => `/api/drafts/${world.draft.id}/about`, 405)],
  'api/rounds/[round]/presence/[point]': [
    nobody((world) => `/api/rounds/${world.round.slug}/presence/${world.point.id}`, 405),
  ],
  'api/rounds/[round]/shared/[point]': [
    nobody((world) => `/api/rounds/${world.round.slug}/shared/${world.point.id}`, 405),
  ],
  'api/feed': [everybody(() => '/api/feed')],
  'api/unsubscribe/[token]': [
    nobody((world) => `/api/unsubscribe/${unsubscribing(world)}`, 303),
    nobody(() => '/api/unsubscribe/forged'),
  ],
  'api/rounds/[round]/on-behalf': [
    nobody((world) => `/api/rounds/${world.round.slug}/on-behalf`, 405),
  ],
  'api/rounds/[round]/on-behalf/[batch]': [
    only(
      ['moderator'],
      (world) => `/api/rounds/${world.round.slug}/on-behalf/${world.imported.id}?format=csv`,
    ),
  ],
  'api/rounds/[round]/on-behalf/tables': [
    nobody((world) => `/api/rounds/${world.round.slug}/on-behalf/tables`, 405),
  ],
  'api/rounds/[round]/on-behalf/template': [
    only(recorders, (world) => `/api/rounds/${world.round.slug}/on-behalf/template?format=ods`),
  ],
  'api/rounds/[round]/calendar': [
    everybody((world) => `/api/rounds/${world.round.slug}/calendar`),
    nobody((world) => `/api/rounds/${world.hidden.round.slug}/calendar`),
  ],
  'api/rounds/[round]/uploads/[upload]': [
    only(
      ['moderator'],
      (world) => `/api/rounds/${world.round.slug}/uploads/${world.upload.id}?format=csv`,
    ),
    nobody((world) => `/api/rounds/${world.hidden.round.slug}/uploads/${world.upload.id}`),
  ],
  'api/rounds/[round]/pillars/[pillar]/decisions': [
    nobody((world) => `/api/rounds/${world.round.slug}/pillars/norms/decisions`, 405),
  ],
  'api/rounds/[round]/pillars/[pillar]/calendar': [
    everybody((world) => `/api/rounds/${world.round.slug}/pillars/norms/calendar`),
    nobody((world) => `/api/rounds/${world.round.slug}/pillars/threats/calendar`),
    nobody((world) => `/api/rounds/${world.hidden.round.slug}/pillars/norms/calendar`),
  ],
  'api/exports/rounds/[round]/pillars/[pillar]/decisions': [
    only(['moderator'], decisions('zero-draft')),
    only(['moderator'], decisions('rev-1', 'docx')),
    nobody(decisions('rev-9')),
  ],
  'api/exports/rounds/[round]/pillars/[pillar]/uptake': [
    everybody((world) => `/api/exports/rounds/${world.round.slug}/pillars/norms/uptake`),
    only(
      overseers,
      (world) => `/api/exports/rounds/${world.hidden.round.slug}/pillars/norms/uptake`,
    ),
    nobody((world) => `/api/exports/rounds/${world.round.slug}/pillars/threats/uptake`),
  ],
}
