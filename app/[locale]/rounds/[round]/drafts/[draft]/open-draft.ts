import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { getDraft } from '@/lib/inputs/draft-data'
import { draftPath, inputPath } from '@/lib/inputs/rules'
import { getViewer } from '@/lib/platform/viewer'
import { getRound } from '@/lib/rounds/data'

export type DraftParams = Promise<{ locale: string; round: string; draft: string }>

/**
 * The draft of a page's address. A visitor is led to sign in and back, a submitted draft to its receipt;
 * what the viewer may not write in is not found.
 */
export async function openDraft(params: DraftParams, page = '') {
  const { locale, round: slug, draft: id } = await params
  const viewer = await getViewer()
  if (!viewer.member) redirect(`/${locale}/sign-in?callbackUrl=/rounds/${slug}/drafts/${id}${page}`)
  const known = z.uuid().safeParse(id).success
  const [draft, round] = await Promise.all([
    known ? getDraft(viewer, id) : null,
    getRound(viewer, slug),
  ])
  if (!draft || !round || draft.roundSlug !== slug) notFound()
  const base = `/${locale}${draftPath(draft)}`
  if (draft.submittedAt && draft.reference)
    redirect(`/${locale}${inputPath({ roundSlug: slug, reference: draft.reference })}/receipt`)
  return { locale, viewer, draft, round, base }
}
