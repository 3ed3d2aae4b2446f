import { useTranslations } from 'next-intl'
import type { DraftView } from '@/lib/inputs/draft-views'
import { gapsOf } from '@/lib/inputs/rules'
import styles from './task-list.module.css'

type Task = { page: string; label: string; text?: string }

/** The parts of a draft with their state in words, the last of them the way to submit. */
export function TaskList({ draft, base }: { draft: DraftView; base: string }) {
  const t = useTranslations('inputs.draft')
  const { content, inputId, limits } = draft
  const gaps = gapsOf(content, limits)
  const points = Math.max(1, content.points.length)
  const tasks: Task[] = [
    { page: 'about', label: t('task.about'), text: content.title },
    ...Array.from({ length: points }, (_, index) => ({
      page: `points/${index + 1}`,
      label: t('task.point', { number: index + 1 }),
      text: content.points[index]?.statement ?? '',
    })),
    ...(content.points.length > 0 && content.points.length < limits.mostPoints
      ? [{ page: `points/${content.points.length + 1}`, label: t('task.addPoint') }]
      : []),
    { page: 'attachments', label: t('task.attachments', { count: draft.attachments.length }) },
    ...(inputId
      ? []
      : [{ page: 'attribution', label: t('task.attribution'), text: content.attribution }]),
    { page: 'check', label: t('task.check') },
  ]
  const stateOf = ({ page, text }: Task) => {
    if (!gaps.some((gap) => gap.page === page)) return 'complete'
    return text ? 'wrong' : 'todo'
  }
  return (
    <ol className={styles.tasks}>
      {tasks.map((task) => (
        <li key={task.page}>
          <a
            href={`${base}/${task.page}`}
            aria-describedby={
              task.text === undefined ? undefined : `state-${task.page.replace('/', '-')}`
            }
          >
            {task.label}
          </a>
          {task.text !== undefined && (
            <span
              id={`state-${task.page.replace('/', '-')}`}
              className={styles.state}
              data-state={stateOf(task)}
            >
              {t(`status.${stateOf(task)}`)}
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}
