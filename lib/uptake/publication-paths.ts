type Of = { roundSlug: string; documentSlug: string; slug: string }

/** The page of what a proposal of a revision would hold, after a record, with what was ticked on other pages. */
export function proposalPath(
  { roundSlug, documentSlug, slug }: Of,
  at?: { until: string; without: readonly string[]; show: string },
): string {
  const query = new URLSearchParams({ document: documentSlug, revision: slug })
  if (at) query.set('until', at.until)
  if (at?.show) query.set('after', at.show)
  for (const record of at?.without ?? []) query.append('without', record)
  return `/moderate/${roundSlug}/publications/new?${query}`
}
