import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const withNextIntl = createNextIntlPlugin('./lib/platform/i18n-request.ts')

/** Security headers and the content security policy are the server's in front (server/). */
const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // Every reader gets title and metadata in the head, none streamed into the body by a script.
  htmlLimitedBots: /.*/,
  serverExternalPackages: ['pg', 'postgres', '@prisma/client', '@prisma/adapter-pg'],
  experimental: {
    globalNotFound: true,
    // The server in front holds all forms but those with a document's text to less.
    serverActions: { bodySizeLimit: '5mb' },
  },
}

export default withNextIntl(config)
