'use client'
import { useRouter } from 'next/navigation'
import { use, useEffect } from 'react'
import { FormContext } from '@/components/ui/form-context'

/** Shows the page anew around its form when somebody else changed what it is about. */
export function RefreshOnConflict() {
  const router = useRouter()
  const changed = use(FormContext)?.changed
  useEffect(() => {
    if (changed?.length) router.refresh()
  }, [changed, router])
  return null
}
