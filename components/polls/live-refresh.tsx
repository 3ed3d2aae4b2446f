'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Reads the page anew whenever its results changed; visitors have public/live-results.js for that. */
export function LiveRefresh({ events }: { events: string }) {
  const router = useRouter()
  useEffect(() => {
    const source = new EventSource(events)
    source.addEventListener('message', () => router.refresh())
    return () => source.close()
  }, [events, router])
  return null
}
