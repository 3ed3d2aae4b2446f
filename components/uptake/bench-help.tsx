import { useTranslations } from 'next-intl'
import type { RefObject } from 'react'
import { Button } from '@/components/ui/button'
import { KEY_ACTS, type KeySettings } from '@/lib/members/key-views'
import styles from './bench.module.css'

type BenchHelpProps = {
  dialog: RefObject<HTMLDialogElement | null>
  keys: KeySettings
  href: string
}

/** Every key and what it does; closes by Escape. */
export function BenchHelp({ dialog, keys, href }: BenchHelpProps) {
  const t = useTranslations('bench.keys')
  const row = (key: string, does: string) => (
    <div key={does}>
      <dt>
        <kbd>{key}</kbd>
      </dt>
      <dd>{does}</dd>
    </div>
  )
  return (
    <dialog ref={dialog} aria-labelledby="keys-help" className={styles.help}>
      <h2 id="keys-help">{t('title')}</h2>
      {!keys.on && <p>{t('off')}</p>}
      <dl>
        {keys.on && KEY_ACTS.map((act) => row(keys.keys[act], t(`acts.${act}`)))}
        {keys.on && row('↑ ↓', t('arrows'))}
        {keys.on && row('Enter', t('enter'))}
        {row('Ctrl Enter, ⌘ Enter', t('save'))}
        {row('Esc', t('escape'))}
      </dl>
      <p className="row">
        <a href={href}>{t('change')}</a>
        <Button type="button" onClick={() => dialog.current?.close()}>
          {t('close')}
        </Button>
      </p>
    </dialog>
  )
}
