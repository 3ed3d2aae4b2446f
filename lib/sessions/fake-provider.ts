import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export type Person = { email?: string; email_verified?: boolean; name?: string }

/** A real OpenID Connect provider on loopback, for tests. `people` are its accounts by subject. */
export async function startProvider(redirectUri: string, people: Map<string, Person>) {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'uptake', client_secret: 'secret', redirect_uris: [redirectUri] }],
    jwks: { keys: [privateKey.export({ format: 'jwk' }) as never] },
    cookies: { keys: ['only-for-tests'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, ...people.get(id) }),
    }),
  })
  server.on('request', provider.callback())
  return { issuer, stop: () => new Promise<void>((resolve) => server.close(() => resolve())) }
}

/**
 * Walks through the provider's own pages as the person `subject`. @returns where it leads back to
 */
export async function walkThrough(start: string, subject: string, home: string): Promise<URL> {
  const jar = new Map<string, string>()
  const go = async (address: string, body?: URLSearchParams): Promise<URL> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(address, {
      method: body ? 'POST' : 'GET',
      ...(body && { body }),
      headers: { cookie },
      redirect: 'manual',
    })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      jar.set(name, value)
    }
    const next = response.headers.get('location')
    if (next) {
      const url = new URL(next, address)
      return url.origin === home ? url : go(url.href)
    }
    const page = await response.text()
    const form = /action="([^"]+)"/.exec(page)?.[1]
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1]
    if (!form || !prompt) throw new Error(`the provider answered ${response.status}: ${page}`)
    return go(
      new URL(form, address).href,
      new URLSearchParams({ prompt, login: subject, password: 'x' }),
    )
  }
  return go(start)
}
