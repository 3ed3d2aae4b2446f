import { useTranslations } from 'next-intl'
import { RefreshOnConflict } from '@/components/inputs/refresh-on-conflict'
import { ActionForm } from '@/components/ui/action-form'
import { Pager } from '@/components/ui/pager'
import { SubmitButton } from '@/components/ui/submit-button'
import { Tabs } from '@/components/ui/tabs'
import { acceptCarried } from '@/lib/uptake/carry-actions'
import {
  ACCEPTABLE,
  CARRY_STATES,
  type CarryState,
  type CarryTarget,
  type CarryList as List,
} from '@/lib/uptake/carry-views'
import { CarryRows } from './carry-rows'
import { type CarryAddress, carryHref } from './carry-work'
import { DropReason } from './drop-reason'

type CarryListProps = {
  list: List
  target: CarryTarget
  base: string
  at: CarryAddress & { state: CarryState }
  /** The name of the revision. */
  revision: string
  isLater: boolean
}

/** The proposals of one stream in one revision: the unchanged and ended ones to accept, the others to open. */
export function CarryList({ list, target, base, at, revision, isLater }: CarryListProps) {
  const t = useTranslations('moderate.carry')
  const { tally, items, acceptable, digest, next } = list
  const state = ACCEPTABLE.find((one) => one === at.state)
  const ended = state === 'ended'
  const rows = (
    <CarryRows
      items={items}
      recordHref={(point) =>
        `${base}/records/${point}?${new URLSearchParams({ document: at.document, revision: at.revision })}`
      }
    />
  )
  return (
    <>
      <Tabs
        label={t('states')}
        items={CARRY_STATES.map((one) => ({
          href: carryHref(base, { ...at, state: one }),
          label: t(`state.${one}`),
          count: tally[one],
          current: one === at.state,
        }))}
      />
      <p>{t(`lead.${at.state}`)}</p>
      {at.state === 'unchanged' && tally.interested > 0 && (
        <p>{t('leftOut', { count: tally.interested })}</p>
      )}
      {items.length === 0 && <p>{t('none')}</p>}
      {state && items.length > 0 ? (
        <ActionForm action={acceptCarried} compares>
          <input type="hidden" name="stream" value={target.streamId} />
          <input type="hidden" name="revision" value={target.revisionId} />
          <input type="hidden" name="state" value={state} />
          <input type="hidden" name="digest" value={digest} />
          <RefreshOnConflict />
          {rows}
          {ended && <DropReason revision={revision} />}
          {ended && acceptable < tally.ended && <p className="muted">{t('speaksAgainst')}</p>}
          <p className="row">
            <SubmitButton name="which" value="chosen">
              {t(ended ? 'dropChosen' : 'acceptChosen')}
            </SubmitButton>
            {acceptable > 0 && (
              <SubmitButton kind="secondary" name="which" value="all">
                {t(ended ? 'dropAll' : acceptable < tally.unchanged ? 'acceptFirst' : 'acceptAll', {
                  count: acceptable,
                })}
              </SubmitButton>
            )}
          </p>
        </ActionForm>
      ) : (
        rows
      )}
      <Pager
        nextHref={next ? carryHref(base, at, next) : undefined}
        firstHref={isLater ? carryHref(base, at) : undefined}
      />
    </>
  )
}
