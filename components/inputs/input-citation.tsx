import { useLocale, useTranslations } from 'next-intl'
import { Citation } from '@/components/ui/citation'
import { bylineText } from '@/lib/inputs/byline-text'
import type { InputView } from '@/lib/inputs/views'
import { dateLocale } from '@/lib/platform/i18n'

/** How to cite an input: as a sentence, and as BibTeX. `address` is absolute. */
export function InputCitation({ input, address }: { input: InputView; address: string }) {
  const t = useTranslations()
  const locale = dateLocale(useLocale())
  const { reference, version, round, day } = input
  const author = bylineText(input.byline, t)
  const told =
    day &&
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
  const recorded = input.recordedOnBehalf ? t('inputs.page.citationRecorded') : null
  const where = t('inputs.page.citation', {
    author,
    title: version.title,
    reference,
    version: version.number,
    round: round.title,
  })
  const text = [where, recorded, told && `${told}.`, address].filter(Boolean).join(' ')
  const plain = (value: string) => value.replace(/[{}\\]/g, '')
  const bibtex = `@misc{${reference},
  author = {{${plain(author)}}},
  title = {${plain(version.title)}},
  note = {${plain([`Input ${reference}, version ${version.number}, ${round.title}.`, recorded].filter(Boolean).join(' '))}},${
    day ? `\n  year = {${day.slice(0, 4)}},` : ''
  }
  url = {${address}}
}`
  return (
    <Citation
      items={[
        { label: t('inputs.page.cite.plain'), text },
        { label: t('inputs.page.cite.bibtex'), text: bibtex },
      ]}
    />
  )
}
