import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import styles from './as-of-form.module.css'

type AsOfFormProps = { value: string; wrong: boolean; today: string }

/** Asks for the co-sponsors of another day; an address with that day in it can be cited. */
export function AsOfForm({ value, wrong, today }: AsOfFormProps) {
  const t = useTranslations('sponsors.section')
  const errors = useTranslations('errors')
  return (
    <form action="#sponsors" className={styles.form}>
      <label htmlFor="as-of">{t('day')}</label>
      {wrong && (
        <p id="as-of-error" className={styles.error}>
          {errors('notADay')}
        </p>
      )}
      <input
        id="as-of"
        type="date"
        name="asOf"
        dir="ltr"
        defaultValue={value}
        max={today}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? 'as-of-error' : undefined}
        className={styles.day}
      />
      <Button type="submit">{t('show')}</Button>
    </form>
  )
}
