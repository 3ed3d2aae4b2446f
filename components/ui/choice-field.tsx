'use client'
import { useTranslations } from 'next-intl'
import { describedBy, Field, FieldError } from './field'
import styles from './field.module.css'
import { useField } from './form-context'

export type Option = { value: string; label: string; hint?: React.ReactNode }

type SelectFieldProps = {
  name: string
  label: string
  hint?: React.ReactNode
  options: Option[]
  placeholder?: string
  required?: boolean
  defaultValue?: string
}

/** One of many. `placeholder` is the text of an empty first option. */
export function SelectField(props: SelectFieldProps) {
  const { name, label, hint, options, placeholder, required, defaultValue } = props
  const { value, control } = useField(name, defaultValue)
  return (
    <Field name={name} label={label} hint={hint} optional={!required}>
      {(field) => (
        <select
          {...field}
          {...control}
          aria-required={required}
          defaultValue={value === undefined ? undefined : String(value)}
          className={styles.control}
        >
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

type GroupProps = {
  name: string
  legend: string
  hint?: React.ReactNode
  options: Option[]
}

/** One of few, all in sight. */
export function RadioField(props: GroupProps & { required?: boolean; defaultValue?: string }) {
  return <Choices {...props} type="radio" chosen={props.defaultValue} />
}

/** Several of few; the form sends the name once for each. */
export function CheckboxesField(props: GroupProps & { defaultValues?: string[] }) {
  return <Choices {...props} required type="checkbox" chosen={props.defaultValues} />
}

function Choices(
  props: GroupProps & { type: 'radio' | 'checkbox'; required?: boolean; chosen?: unknown },
) {
  const { name, legend, hint, options, type, required, chosen } = props
  const t = useTranslations('ui.form')
  const { id, error, value, control } = useField(name, chosen)
  const held = [value].flat().map(String)
  return (
    <fieldset
      className={styles.field}
      data-label={legend}
      data-invalid={error ? '' : undefined}
      aria-describedby={describedBy(id, hint, error)}
    >
      <legend className={styles.label}>
        {legend} {!required && <span className={styles.optional}>{t('optional')}</span>}
      </legend>
      {hint && (
        <div id={`${id}-hint`} className={styles.hint}>
          {hint}
        </div>
      )}
      <FieldError id={id} error={error} />
      <div className={styles.choices}>
        {options.map((option, index) => (
          <Choice
            key={option.value}
            id={index === 0 ? id : `${id}-${option.value}`}
            option={option}
            input={{ ...control, type, defaultChecked: held.includes(option.value) }}
          />
        ))}
      </div>
    </fieldset>
  )
}

function Choice(props: { id: string; option: Option; input: React.ComponentProps<'input'> }) {
  const { id, option, input } = props
  return (
    <div className={styles.choice}>
      <input
        {...input}
        id={id}
        value={option.value}
        aria-describedby={describedBy(id, option.hint, false)}
      />
      <label htmlFor={id}>{option.label}</label>
      {option.hint && (
        <div id={`${id}-hint`} className={styles.hint}>
          {option.hint}
        </div>
      )}
    </div>
  )
}

type CheckboxFieldProps = {
  name: string
  label: string
  hint?: string
  defaultChecked?: boolean
  value?: string
}

/** A single yes. */
export function CheckboxField({ name, label, hint, defaultChecked, value }: CheckboxFieldProps) {
  const on = value ?? 'on'
  const field = useField(name, defaultChecked ? on : undefined)
  return (
    <div className={styles.field} data-label={label} data-invalid={field.error ? '' : undefined}>
      <FieldError id={field.id} error={field.error} />
      <Choice
        id={field.id}
        option={{ value: on, label, hint }}
        input={{ ...field.control, type: 'checkbox', defaultChecked: field.value === on }}
      />
    </div>
  )
}
