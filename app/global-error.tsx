'use client'
// First, because it sets the order of the layers.
import '@/app/styles/global.css'
import { Button } from '@/components/ui/button'
import { Page } from '@/components/ui/page'

/** A fault in the shell itself, where no translations can be had: in English. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>This page could not be shown · Uptake</title>
        <main>
          <Page title="This page could not be shown">
            <p>The fault is ours and has been recorded. Nothing that was stored is lost.</p>
            <p>
              <Button type="button" onClick={retry}>
                Try again
              </Button>
            </p>
          </Page>
        </main>
      </body>
    </html>
  )
}
