import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { Day } from '@/components/ui/day'
import { type EventView, describe as wordingOf } from '@/lib/audit/describe'

/** The log as a table: when, what with its facts, who, and in which round and pillar. */
export function AuditTable({ events, caption }: { events: EventView[]; caption: string }) {
  const t = useTranslations('admin.log')
  const sentence = useTranslations('events')
  return (
    <DataTable
      caption={caption}
      captionHidden
      columns={[
        { key: 'when', label: t('when') },
        { key: 'what', label: t('what'), rowHeader: true },
        { key: 'who', label: t('who') },
        { key: 'where', label: t('where') },
      ]}
      rows={events.map((event, index) => {
        const { key, facts } = wordingOf(event)
        return {
          key: String(index),
          cells: {
            when: <Day at={event.at} time={event.named} />,
            what: (
              <>
                {sentence.has(key) ? sentence(key) : key}
                {facts.length > 0 && <span className="small muted"> ({facts.join(', ')})</span>}
              </>
            ),
            who: event.named ? (
              <bdi>{event.actor ?? t(event.bySystem ? 'system' : 'unnamed')}</bdi>
            ) : (
              t('withheld')
            ),
            where: [event.roundTitle, event.pillarTitle].filter(Boolean).join(' – '),
          },
        }
      })}
      empty={t('none')}
      note={t('withheldNote')}
    />
  )
}
