import { useTranslations } from 'next-intl'
import { Day } from '@/components/ui/day'
import { DefinitionList } from '@/components/ui/definition-list'
import type { InputView } from '@/lib/inputs/views'
import { Byline } from './byline'

/** Who spoke, how and when, and where it comes from where it was given elsewhere. */
export function InputFacts({ input }: { input: InputView }) {
  const t = useTranslations()
  const { day, source, locator, note, sponsorNames, sponsors, recording } = input
  if (input.withdrawnOn) return null
  const fact = (key: string, detail: React.ReactNode) => ({
    term: t(`inputs.page.${key}`),
    detail,
  })
  const recordedText = () => {
    if (!recording.byModerator) return t('inputs.page.recorded')
    const { recorder, consultation } = recording
    const organiser = consultation && t('inputs.page.organiserOf', { consultation })
    const who = [recorder, organiser].filter(Boolean).join(', ') || t('inputs.page.aModerator')
    const claimed = recording.claimed ? ` ${t('inputs.page.claimedBy')}` : ''
    return t('inputs.page.recordedBy', { who }) + claimed
  }
  return (
    <>
      {input.recordedOnBehalf && <p>{recordedText()}</p>}
      <DefinitionList
        items={[
          fact('by', <Byline byline={input.byline} />),
          ...(input.own || input.moderated ? [fact('publicly', <Publicly input={input} />)] : []),
          fact('channel', t(`enums.channel.${input.channel}`)),
          ...(sponsors > 0
            ? [
                fact(
                  'sponsors',
                  sponsorNames.length
                    ? sponsorNames.join('; ')
                    : t('inputs.row.sponsors', { count: sponsors }),
                ),
              ]
            : []),
          ...(day
            ? [fact(input.recordedOnBehalf ? 'givenOn' : 'day', <Day key="day" at={day} />)]
            : []),
          ...(source || input.sourceUrls.length
            ? [fact('source', <Source key="source" text={source} urls={input.sourceUrls} />)]
            : []),
          ...(locator ? [fact('locator', locator)] : []),
          ...(recording.place ? [fact('place', <bdi key="place">{recording.place}</bdi>)] : []),
          ...(recording.quality ? [fact('quality', t(`enums.quality.${recording.quality}`))] : []),
          ...(note ? [fact('note', note)] : []),
        ]}
      />
    </>
  )
}

function Publicly({ input }: { input: InputView }) {
  const t = useTranslations('inputs.page')
  return input.publicByline ? <Byline byline={input.publicByline} /> : t('nobody')
}

function Source({ text, urls }: { text: string | null; urls: string[] }) {
  return (
    <>
      {text && <p>{text}</p>}
      {urls.map((url) => (
        <p key={url}>
          <a href={url} rel="noreferrer">
            {url}
          </a>
        </p>
      ))}
    </>
  )
}
