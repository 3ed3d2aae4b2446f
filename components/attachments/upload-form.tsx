'use client'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { CheckedForm } from '@/components/ui/checked-form'
import { Field } from '@/components/ui/field'
import { useErrorText } from '@/components/ui/form-errors'
import { sendFile } from './send-file'
import styles from './upload-form.module.css'

type Row = {
  key: string
  file: File
  sent: number
  state: 'waiting' | 'sending' | 'offline' | 'stored' | 'failed'
  code?: string
}

type UploadFormProps = { draft: string; hint: string; fault?: string }

/**
 * Adds files to a draft. Without a script the browser sends one file and is led back; with one, any number
 * go piece by piece, each with how far it is, and each that fails can be sent again.
 */
export function UploadForm({ draft, hint, fault }: UploadFormProps) {
  const t = useTranslations('forms.upload')
  const errorText = useErrorText()
  const locale = useLocale()
  const router = useRouter()
  const [rows, setRows] = useState<Row[]>([])
  const [scripted, setScripted] = useState(false)
  const [missing, setMissing] = useState(false)
  const queue = useRef(Promise.resolve())
  const chosen = useRef<HTMLFormElement>(null)
  // Hashes are made on secure origins only; elsewhere the plain form does.
  useEffect(() => setScripted(typeof crypto.subtle === 'object'), [])

  const change = (key: string, what: Partial<Row>) =>
    setRows((all) => all.map((row) => (row.key === key ? { ...row, ...what } : row)))
  const send = ({ key, file }: Pick<Row, 'key' | 'file'>) => {
    change(key, { state: 'waiting', code: undefined })
    queue.current = queue.current.then(async () => {
      const told = (sent: number, waiting: boolean) =>
        change(key, waiting ? { state: 'offline' } : { state: 'sending', sent })
      const code = await sendFile(draft, file, told).catch(() => 'fileUnreadable')
      change(key, code ? { state: 'failed', code } : { state: 'stored', sent: file.size })
      if (!code) router.refresh()
    })
  }
  const onSubmit = (event: React.FormEvent<HTMLFormElement>) => {
    if (!scripted) return
    event.preventDefault()
    const picked = new FormData(event.currentTarget).getAll('file')
    const files = picked.filter((file): file is File => file instanceof File && file.name !== '')
    setMissing(files.length === 0)
    const added = files.map((file) => ({ key: crypto.randomUUID(), file }))
    setRows((all) => [
      ...all,
      ...added.map((row) => ({ ...row, sent: 0, state: 'waiting' as const })),
    ])
    for (const row of added) send(row)
    chosen.current?.reset()
  }
  const code = missing ? 'fileMissing' : rows.length ? undefined : fault
  return (
    <>
      <CheckedForm
        ref={chosen}
        faults={code ? { file: code } : {}}
        action={`/api/drafts/${draft}/attachments`}
        method="post"
        encType="multipart/form-data"
        onSubmit={onSubmit}
        className="stack"
      >
        <input type="hidden" name="locale" value={locale} />
        <Field name="file" label={t(scripted ? 'files' : 'file')} hint={hint}>
          {(control) => (
            <input
              {...control}
              type="file"
              accept=".pdf,.docx,.odt,.txt"
              multiple={scripted}
              className={styles.file}
            />
          )}
        </Field>
        <div>
          <Button type="submit" kind="primary">
            {t('add')}
          </Button>
        </div>
      </CheckedForm>
      <ul className="plain-list" aria-label={t('progress')} hidden={rows.length === 0}>
        {rows.map(({ key, file, sent, state, code: failed }) => (
          <li key={key} className={styles.row}>
            <bdi>{file.name}</bdi>
            {(state === 'sending' || state === 'offline') && (
              <progress value={sent} max={file.size} aria-label={file.name} />
            )}
            <span role="status" data-state={state} className={styles.state}>
              {failed ? errorText(failed) : t(`state.${state}`)}
            </span>
            {failed && (
              <Button type="button" onClick={() => send({ key, file })}>
                {t('again')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
