import { notFound, permanentRedirect } from 'next/navigation'
import { getOrganisation } from '@/lib/organisations/data'
import type { Viewer } from '@/lib/platform/viewer'

/**
 * Where a page of an organisation is not the viewer's to see: it leads to that of the one that the
 * organisation was merged into, as mails and notices still name the former; else there is none.
 */
export async function moved(
  viewer: Viewer,
  { id, locale }: { id: string; locale: string },
  pathOf: (id: string) => string,
): Promise<never> {
  const into = (await getOrganisation(viewer, id, locale))?.mergedIntoId
  if (into) permanentRedirect(`/${locale}${pathOf(into)}`)
  notFound()
}
