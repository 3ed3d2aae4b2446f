import { createTranslator, hasLocale } from 'next-intl'
import { errorText } from '@/lib/platform/error-text'
import { routing } from '@/lib/platform/i18n'
import { loadMessages } from '@/lib/platform/messages'
import { SHEET_TYPES, type SheetFormat, writeSheets } from '@/lib/platform/sheet'
import type english from '@/messages/en.json'
import { ATTRIBUTIONS } from './attribution'
import { judge } from './on-behalf-judgement'
import { COLUMNS, ELSEWHERE, NAMED_TYPES, QUALITIES } from './on-behalf-schema'
import type { BatchView, RecordingView } from './on-behalf-views'
import { ASKS } from './point-tags'
import { inputPath } from './rules'
import { LANGUAGES } from './schema'

type Translator = Awaited<ReturnType<typeof translator>>['t']

async function translator(wanted: string) {
  const locale = hasLocale(routing.locales, wanted) ? wanted : routing.defaultLocale
  const messages = (await loadMessages(locale)) as typeof english
  return { locale, t: createTranslator({ locale, messages }) }
}

/** An empty table to fill in, with what each column is for and what it may hold. */
export async function templateFile(
  format: SheetFormat,
  { streams, limits }: RecordingView,
  wanted: string,
): Promise<Response> {
  const { t } = await translator(wanted)
  const explained = COLUMNS.map((column, at) => {
    const told = `${t(`onBehalf.columns.${column}.label`)}: ${t(`onBehalf.columns.${column}.hint`)}`
    // Whoever reads the file back leaves the line out.
    return at === 0 ? `# ${told}` : told
  })
  const values = [
    ...streams.map(({ pillarKey, pillarTitle }) => ['pillar', pillarKey, pillarTitle]),
    ...NAMED_TYPES.map((type) => ['organisation_type', type, t(`organisations.types.${type}`)]),
    ...['yes', 'no'].map((answer) => ['person_agreed', answer, '']),
    ...ATTRIBUTIONS.map((level) => ['attribution', level, t(`onBehalf.attribution.${level}`)]),
    ...ELSEWHERE.filter((channel) =>
      streams.some(({ channels }) => channels.includes(channel)),
    ).map((channel) => ['channel', channel, t(`enums.channel.${channel}`)]),
    ...QUALITIES.map((quality) => ['quality', quality, t(`enums.quality.${quality}`)]),
    ...LANGUAGES.map((code) => ['language', code, '']),
    ...streams.flatMap(({ pillarTitle, topics }) =>
      topics.map(({ key, title }) => ['topics', key, `${title} (${pillarTitle})`]),
    ),
    ...ASKS.map((ask) => ['ask', ask, t(`enums.pointAsk.${ask}`)]),
    ...limitLines(t, limits),
  ]
  const sheets = [
    { name: t('onBehalf.sheets.inputs'), rows: [[...COLUMNS], explained] },
    { name: t('onBehalf.sheets.values'), rows: values },
  ]
  return sent(await writeSheets(format, sheets), format, 'template')
}

/** What an input of the round may hold, as lines of the sheet of allowed values. */
const limitLines = (t: Translator, limits: RecordingView['limits']) => {
  const { statementWords: words, statementCharacters: characters, wordingCharacters } = limits
  return [
    [
      'statement',
      '',
      words === null
        ? t('inputs.point.limitCharacters', { characters })
        : t('inputs.point.limitWords', { words, characters }),
    ],
    ['proposed_wording', '', t('inputs.point.limitCharacters', { characters: wordingCharacters })],
    ['input', '', t('onBehalf.sheets.mostPoints', { most: limits.mostPoints })],
  ]
}

/** The lines of a batch as they came, each with the reference and address of its input, or its problem. */
export async function resultFile(
  format: SheetFormat,
  batch: BatchView,
  { wanted, site }: { wanted: string; site: string },
): Promise<Response> {
  const { locale, t } = await translator(wanted)
  const { problems } = judge(batch.lines, batch)
  const references = new Map(batch.stored?.map(({ key, reference }) => [key, reference]))
  const told = (code: string) => errorText(t as never, code)
  const rows = batch.lines.map(({ row, cells }) => {
    const reference = references.get(cells.input?.trim() || `row ${row}`) ?? ''
    const path = inputPath({ roundSlug: batch.roundSlug, reference })
    const own = problems.filter((problem) => problem.row === row)
    return [
      ...COLUMNS.map((column) => cells[column] ?? ''),
      reference,
      reference && `${site}/${locale}${path}`,
      own.map(({ column, code }) => `${column}: ${told(code)}`).join('; '),
    ]
  })
  const head = [...COLUMNS, 'reference', 'address', 'problem']
  const sheets = [{ name: t('onBehalf.sheets.inputs'), rows: [head, ...rows] }]
  return sent(await writeSheets(format, sheets), format, 'result')
}

const sent = (bytes: Uint8Array<ArrayBuffer>, format: SheetFormat, name: string) =>
  new Response(bytes, {
    headers: {
      'content-type': SHEET_TYPES[format],
      'content-disposition': `attachment; filename="on-behalf-${name}.${format}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
