import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { unseal } from '@/lib/platform/seal'

type Cookie = { name: string; value: string; maxAge?: number } & Record<string, unknown>

/**
 * The cookies of one browser, for tests: `vi.mock('next/headers', …)` answers with its `headers`.
 */
export class FakeBrowser {
  static current = new FakeBrowser()
  readonly jar = new Map<string, Cookie>()

  use(): this {
    FakeBrowser.current = this
    return this
  }

  get session(): string | undefined {
    return this.jar.get('session')?.value
  }

  /** Takes what a response sets. */
  take(response: Response): Response {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ')
      const [name = '', value = ''] = pair.split('=', 2)
      const gone = attributes.some((attribute) => /^max-age=0$/i.test(attribute))
      if (gone) this.jar.delete(name)
      else this.jar.set(name, { name, value: decodeURIComponent(value) })
    }
    return response
  }
}

/** What stands for Next's module in tests. */
export const nextHeaders = {
  cookies: async () => {
    const { jar } = FakeBrowser.current
    return {
      get: (name: string) => jar.get(name),
      getAll: () => [...jar.values()],
      set: (name: string, value: string, options: object) =>
        jar.set(name, { ...options, name, value }),
      delete: ({ name }: { name: string }) => jar.delete(name),
    }
  },
  headers: async () => new Headers({ 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0' }),
}

/** Token and code of the latest mail to an address, as its recipient reads them. */
export async function latestMail(
  email: string,
): Promise<{ token: string; code: string; text: string }> {
  const mail = await db().outboxMail.findFirstOrThrow({
    where: { recipient: email },
    orderBy: { id: 'desc' },
  })
  const text = unseal(mail.text)
  const link = `${env().NEXTAUTH_URL}/en/sign-in/confirm?token=`
  const token = text.split(link)[1]?.slice(0, 43) ?? ''
  const code = /^[0-9A-Z]{4} [0-9A-Z]{4}$/m.exec(text)?.[0] ?? ''
  return { token, code, text }
}
