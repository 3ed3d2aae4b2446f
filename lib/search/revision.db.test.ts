import { afterAll, describe, expect, it } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildDocument } from '@/prisma/builders/documents'
import { buildAdmin, buildModerator } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { buildTranslation } from '@/prisma/builders/translations'
import { findInRevision } from './revision-data'

afterAll(closeDatabase)

async function revisionOf(language: string, texts: string[], published = true) {
  const { round, streams } = await buildRound()
  const document = await buildDocument({
    round,
    revisions: [
      {
        name: 'Zero draft',
        language,
        published,
        paragraphs: texts.map((text, index) => ({ number: String(index + 1), text })),
      },
    ],
  })
  const [revision] = document.revisions
  if (!revision) throw new Error('the builders built less than was asked')
  return { id: revision.id, revision, streams }
}
const told = ({ hits }: Awaited<ReturnType<typeof findInRevision>>) =>
  hits.map(({ label, passage }) => [
    label,
    passage.map(({ text, hit }) => (hit ? `[${text}]` : text)).join(''),
  ])

describe('findInRevision', () => {
  it.each([
    ['en', ['States fund fellowships.', 'States meet.'], 'fellowship', '1', '[fellowships]'],
    [
      'ar',
      ['تجتمع الدول كل عام.', 'يجب حماية المستشفيات دائما.'],
      'المستشفيات',
      '2',
      '[المستشفيات]',
    ],
    [
      'zh',
      ['各国每年举行会议。', '各国应当统一漏洞披露的流程。'],
      '漏洞披露',
      '2',
      '[漏][洞][披][露]',
    ],
    ['ru', ['Государства сообщают об уязвимостях.', 'Иное.'], 'уязвимость', '1', '[уязвимостях]'],
  ])('finds words in %s, in the order of the text', async (language, texts, q, label, marked) => {
    const { id } = await revisionOf(language, texts)
    const found = told(await findInRevision(visitor(), id, { q, locale: language }))
    expect(found).toHaveLength(1)
    expect(found[0]).toEqual([label, expect.stringContaining(marked)])
  })

  it('finds words whatever accents they are typed or printed with, and no others', async () => {
    const { id, revision } = await revisionOf('fr', [
      'Les États créent un répertoire.',
      'LES ETATS forment chaque élève à la mise en œuvre.',
      'Ils se réunissent, sans plus.',
    ])
    const find = async (q: string, locale = 'fr', language?: string) =>
      told(await findInRevision(visitor(), id, { q, locale, language }))
    const [first, second] = [
      (word: string) => ['1', expect.stringContaining(`[${word}]`)],
      (word: string) => ['2', expect.stringContaining(`[${word}]`)],
    ]
    for (const locale of ['fr', 'en', 'zh']) {
      for (const q of ['Etats', 'états', 'ETATS'])
        expect(await find(q, locale), q).toEqual([first('États'), second('ETATS')])
      expect(await find('repertoire', locale)).toEqual([first('répertoire')])
      for (const q of ['eleve', 'elève', 'élèvé', 'élève'])
        expect(await find(q, locale), q).toEqual([second('élève')])
      expect(await find('"mise en oeuvre"', locale)).toEqual([second('œuvre')])
      expect(await find('"les etats creent"', locale)).toEqual([first('États')])
      expect(await find('"creent les etats"', locale)).toEqual([])
      expect(await find('etats -eleve', locale)).toEqual([first('États')])
      expect(await find("l'etats\\ 'eleve", locale)).toBeInstanceOf(Array)
    }
    expect(await find('reunissent')).toEqual([['3', expect.stringContaining('[réunissent]')]])
    const [by, other] = [await buildAdmin(), await buildAdmin()]
    const { id: textId } = await buildTranslation({
      ...{ revision, by, language: 'es' },
      text: ({ number }) => (number === '2' ? 'La aplicación por los países.' : 'Otra cosa.'),
    })
    await db().translationConfirmation.create({ data: { textId, confirmedById: other.id } })
    expect(await find('aplicacion paises', 'es', 'es')).toEqual([second('aplicación')])
    const russian = await revisionOf('ru', ['Это не война.', 'Песня воина.'])
    expect(told(await findInRevision(visitor(), russian.id, { q: 'война', locale: 'ru' }))).toEqual(
      [first('война')],
    )
  })

  it('answers any query, and finds nothing in a text that the reader may not read', async () => {
    const { id, streams } = await revisionOf('en', ['States meet in secret.'], false)
    const moderator = await viewerOfMember(
      (await buildModerator({ streamIds: [streams.norms.id] })).id,
    )
    const find = (q: string, viewer = moderator) => findInRevision(viewer, id, { q, locale: 'en' })
    expect(told(await find('secret'))).toHaveLength(1)
    expect(told(await find('secret', visitor()))).toEqual([])
    for (const q of ['?!', '-states', '"', "a' OR 1=1 --", '\0\ud800'])
      expect((await find(q)).hits, q).toBeInstanceOf(Array)
  })

  it.each([
    ['ar', ['تجتمع الدول كل عام.', 'يجب حماية المستشفيات دائما.'], 'المستشفيات', '[المستشفيات]'],
    ['zh', ['各国每年举行会议。', '各国应当统一漏洞披露的流程。'], '漏洞披露', '[漏][洞][披][露]'],
    ['fr', ['Les États se réunissent.', 'Ils protègent les hôpitaux.'], 'hôpital', '[hôpitaux]'],
  ])(
    'finds in a translation into %s what that says, once it is shown',
    async (language, texts, q, marked) => {
      const { id, revision } = await revisionOf('en', ['States meet.', 'States protect hospitals.'])
      const [by, other] = [await buildAdmin(), await buildAdmin()]
      const find = async (wish: string, into?: string) =>
        told(await findInRevision(visitor(), id, { q: wish, locale: 'en', language: into }))
      const { id: textId } = await buildTranslation({
        ...{ revision, by, language },
        text: ({ number }) => texts[Number(number) - 1] ?? '',
      })
      expect(await find(q, language)).toEqual([])
      await db().translationConfirmation.create({ data: { textId, confirmedById: other.id } })
      expect(await find(q, language)).toEqual([['2', expect.stringContaining(marked)]])
      expect(await find('hospitals', language)).toEqual([])
      expect(await find(q)).toEqual([])
      await db().translationWithdrawal.create({
        data: { textId, withdrawnById: other.id, reason: 'Wrong.' },
      })
      expect(await find(q, language)).toEqual([])
    },
  )
})
