import { useTranslations } from 'next-intl'
import { Byline } from '@/components/inputs/byline'
import { StatementText } from '@/components/inputs/statement-text'
import { Mark } from '@/components/ui/mark'
import { Notice } from '@/components/ui/notice'
import type { CarryItem } from '@/lib/uptake/carry-views'
import styles from './carried.module.css'
import { CarriedLabels, CarriedPlaces } from './carried-places'
import { CarriedSource } from './carried-source'
import { ProposalBox } from './proposal-box'

type CarryRowsProps = { items: CarryItem[]; recordHref: (pointId: string) => string }

const isTicked = ({ state, interested }: CarryItem) =>
  state === 'unchanged' || (state === 'ended' && !interested)

/** Proposals with the point, the decision and its paragraphs then and now; those that can be accepted can be ticked. */
export function CarryRows({ items, recordHref }: CarryRowsProps) {
  const t = useTranslations('moderate')
  const outcomes = useTranslations('enums.outcome')
  const first = items.findIndex(isTicked)
  return (
    <ol className="ruled">
      {items.map((item, index) => {
        const ticked = isTicked(item)
        const point = t('pointOf', { reference: item.reference, number: item.number })
        return (
          <li key={item.recordId} className={ticked ? styles.item : undefined}>
            {ticked && (
              <ProposalBox
                value={`${item.recordId}_${item.version}`}
                label={point}
                first={index === first}
              />
            )}
            <div>
              {item.statement === null ? (
                <p>{t('queue.restricted')}</p>
              ) : (
                <StatementText text={item.statement} lang={item.pointLanguage} />
              )}
              <p className="muted small">
                {item.byline && (
                  <>
                    <Byline byline={item.byline} />
                    {' · '}
                  </>
                )}
                <a href={recordHref(item.pointId)}>{point}</a>
                {item.interested && (
                  <>
                    {' · '}
                    <strong>{t('queue.interested')}</strong>
                  </>
                )}
              </p>
              <p>
                <Mark outcome={item.outcome} label={outcomes(item.outcome)} />
              </p>
              {item.reason && <p dir="auto">{item.reason}</p>}
              {item.carriedTo && <p dir="auto">{item.carriedTo}</p>}
              <CarriedSource carried={item} />
              {item.apart && (
                <Notice kind="warning">
                  <p>{t(item.statement === null ? 'carry.unread' : 'carry.worded')}</p>
                  <p>
                    <a href={recordHref(item.pointId)}>{t('carry.decideInstead', { point })}</a>
                  </p>
                </Notice>
              )}
              {item.places.length === 0 ? (
                <p className="muted small">{t('carry.noParagraph')}</p>
              ) : (
                <details>
                  <summary>
                    <CarriedLabels carried={item} />
                  </summary>
                  <CarriedPlaces carried={item} />
                </details>
              )}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
