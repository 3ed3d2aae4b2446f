import { useTranslations } from 'next-intl'
import { TextField } from '@/components/ui/text-field'

/** How long a point and its wording, and how many points an input may be: fixed once announced. */
export function LimitFields() {
  const t = useTranslations('admin.form')
  const shared = { inputMode: 'numeric', width: 'short' } as const
  return (
    <>
      <h3>{t('limits')}</h3>
      <p className="muted">{t('limitsHint')}</p>
      <TextField
        {...shared}
        name="statementWords"
        label={t('statementWords')}
        hint={t('statementWordsHint')}
      />
      <TextField
        {...shared}
        name="statementCharacters"
        label={t('statementCharacters')}
        hint={t('charactersHint')}
        required
      />
      <TextField
        {...shared}
        name="wordingCharacters"
        label={t('wordingCharacters')}
        hint={t('charactersHint')}
        required
      />
      <TextField
        {...shared}
        name="mostPoints"
        label={t('mostPoints')}
        hint={t('mostPointsHint')}
        required
      />
    </>
  )
}
