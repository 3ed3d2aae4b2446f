// First, because it sets the order of the layers.
import '@/app/styles/global.css'
import type { Metadata } from 'next'
import { Page } from '@/components/ui/page'

export const metadata: Metadata = { title: 'Page not found · Uptake' }

/** For addresses outside the languages, such as a file that does not exist. */
export default function GlobalNotFound() {
  return (
    <html lang="en">
      <body>
        <main>
          <Page title="Page not found">
            <p>There is nothing at this address.</p>
            <p>
              <a href="/en">To the start page</a>
            </p>
          </Page>
        </main>
      </body>
    </html>
  )
}
