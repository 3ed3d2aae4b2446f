import { getTranslations } from 'next-intl/server'
import encodeQR from 'qr'
import { ActionForm } from '@/components/ui/action-form'
import { DefinitionList } from '@/components/ui/definition-list'
import { TextField } from '@/components/ui/text-field'
import { spacedCode } from '@/lib/platform/auth-tokens'
import { confirmSecondFactor, enrolSecondFactor } from '@/lib/sessions/second-factor-actions'
import styles from './second-factor.module.css'

type EnrolFactorProps = {
  factorKey: string
  link: string
  recoveryCodes: string[]
  callbackUrl: string
}

/** Key, recovery codes and the first code, on one page: nothing is stored before the last. */
export async function EnrolFactor(props: EnrolFactorProps) {
  const { factorKey, link, recoveryCodes, callbackUrl } = props
  const t = await getTranslations('sessions.secondFactor')
  const image = `data:image/svg+xml,${encodeURIComponent(encodeQR(link, 'svg'))}`
  const groups = factorKey.match(/.{1,4}/g) ?? []
  return (
    <>
      <section className="stack">
        <h2>{t('step1')}</h2>
        <p>{t('step1Text')}</p>
        {/* biome-ignore lint/performance/noImgElement: a few hundred bytes, in the page already */}
        <img className={styles.image} src={image} alt={t('qr')} width={208} height={208} />
        <DefinitionList
          items={[
            {
              term: t('key'),
              detail: (
                <bdi className={styles.signs} dir="ltr">
                  {groups.join(' ')}
                </bdi>
              ),
            },
          ]}
        />
        <p>
          <a href={link}>{t('open')}</a>
        </p>
      </section>
      <section className="stack">
        <h2>{t('step2')}</h2>
        <p>{t('step2Text')}</p>
        <ul className={styles.codes}>
          {recoveryCodes.map((code) => (
            <li key={code}>
              <bdi className={styles.signs} dir="ltr">
                {spacedCode(code)}
              </bdi>
            </li>
          ))}
        </ul>
      </section>
      <section className="stack">
        <h2>{t('step3')}</h2>
        <ActionForm action={enrolSecondFactor} submit={t('confirmSetUp')}>
          <input type="hidden" name="callbackUrl" defaultValue={callbackUrl} />
          <TextField
            name="code"
            label={t('code')}
            hint={t('codeHint')}
            inputMode="numeric"
            autoComplete="one-time-code"
            width="short"
            required
          />
        </ActionForm>
      </section>
    </>
  )
}

/** Asks for a code of the app, or for a recovery code. */
export async function ConfirmFactor({ callbackUrl }: { callbackUrl: string }) {
  const t = await getTranslations('sessions.secondFactor')
  return (
    <section className="stack">
      <h2>{t('give')}</h2>
      <p>{t('giveText')}</p>
      <ActionForm action={confirmSecondFactor} submit={t('confirm')}>
        <input type="hidden" name="callbackUrl" defaultValue={callbackUrl} />
        <TextField
          name="code"
          label={t('anyCode')}
          hint={t('anyCodeHint')}
          autoComplete="one-time-code"
          width="short"
          required
        />
      </ActionForm>
      <p>{t('lost')}</p>
    </section>
  )
}
