'use client'
import { Field } from './field'
import styles from './field.module.css'
import { useField } from './form-context'

type TextFieldProps = {
  name: string
  label: string
  hint?: React.ReactNode
  type?:
    | 'text'
    | 'email'
    | 'url'
    | 'date'
    | 'datetime-local'
    | 'number'
    | 'search'
    | 'password'
    | 'tel'
  /** 'sometimes': the hint says when; the label then says neither. */
  required?: boolean | 'sometimes'
  autoComplete?: string
  inputMode?: 'numeric' | 'text' | 'email' | 'url'
  lang?: string
  defaultValue?: string | number
  width?: 'short' | 'medium' | 'full'
  min?: string | number
  max?: string | number
  /** Offered while one types; anything else may be typed as well. */
  suggestions?: string[]
}

/** Written in the script of whoever fills it in: only free text may turn its direction. */
const turns = new Set(['text', 'search'])

/** A field of one line. Where it is not `required` its label says so. */
export function TextField(props: TextFieldProps) {
  const {
    name,
    label,
    hint,
    type = 'text',
    required,
    defaultValue,
    width = 'full',
    suggestions = [],
    ...rest
  } = props
  const { value, control } = useField(name, defaultValue)
  return (
    <Field name={name} label={label} hint={hint} optional={!required}>
      {(field) => (
        <>
          <input
            {...rest}
            {...field}
            {...control}
            type={type}
            list={suggestions.length ? `${field.id}-suggestions` : undefined}
            aria-required={required === true || undefined}
            dir={turns.has(type) ? 'auto' : 'ltr'}
            defaultValue={value === undefined ? undefined : String(value)}
            className={styles.control}
            data-width={width}
          />
          {suggestions.length > 0 && (
            <datalist id={`${field.id}-suggestions`}>
              {suggestions.map((suggestion) => (
                <option key={suggestion} value={suggestion} />
              ))}
            </datalist>
          )}
        </>
      )}
    </Field>
  )
}
