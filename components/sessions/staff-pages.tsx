import { redirect } from 'next/navigation'
import { getViewer } from '@/lib/platform/viewer'
import { secondFactorPage } from '@/lib/sessions/second-factor'

type StaffPagesProps = { children: React.ReactNode; params: Promise<{ locale: string }> }

/** Around the pages of staff: whoever still owes a second factor gives it first, and then comes here. */
export async function StaffPages({ children, params }: StaffPagesProps) {
  const [{ locale }, viewer] = await Promise.all([params, getViewer()])
  if (viewer.secondFactorDue) redirect(secondFactorPage(locale))
  return children
}
