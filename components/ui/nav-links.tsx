'use client'
import { usePathname } from 'next/navigation'

type NavLinksProps = { links: { href: string; label: string; lang?: string | undefined }[] }

/** Links of which the one that leads to this page, or to a page it stands above, says so. */
export function NavLinks({ links }: NavLinksProps) {
  const path = usePathname()
  const here = (href: string) =>
    path === href || (href.split('/').length > 2 && path.startsWith(`${href}/`))
  return links.map(({ href, label, lang }) => (
    <li key={href}>
      <a href={href} lang={lang} aria-current={here(href) ? 'page' : undefined}>
        {label}
      </a>
    </li>
  ))
}
