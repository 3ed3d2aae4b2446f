'use client'
import { usePathname } from 'next/navigation'

type LanguageLinksProps = { current: string; languages: { code: string; name: string }[] }

/** This page in each of the languages, under the language's own name. */
export function LanguageLinks({ current, languages }: LanguageLinksProps) {
  const path = usePathname()
  const rest = path.split('/').slice(2).join('/')
  return languages.map(({ code, name }) => (
    <li key={code}>
      <a
        href={rest ? `/${code}/${rest}` : `/${code}`}
        lang={code}
        hrefLang={code}
        aria-current={code === current ? 'true' : undefined}
        onClick={(event) => {
          event.currentTarget.search = window.location.search
        }}
      >
        {name}
      </a>
    </li>
  ))
}
