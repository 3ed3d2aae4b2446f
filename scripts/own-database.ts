import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

// Before a test file is imported: a copy of the migrated database for it alone.
const template = inject('templateUrl')
const name = new URL(template).pathname.slice(1)
const copy = `${name}_${randomBytes(4).toString('hex')}`
const maintenance = new URL(template)
maintenance.pathname = '/postgres'
const client = new pg.Client({ connectionString: maintenance.href })
await client.connect()
await client.query(`CREATE DATABASE ${copy} TEMPLATE ${name}`)
await client.end()

const own = new URL(template)
own.pathname = `/${copy}`
process.env.DATABASE_URL = own.href
process.env.NEXTAUTH_URL ??= 'http://localhost:3000'
process.env.NEXTAUTH_SECRET ??= randomBytes(24).toString('hex')
process.env.SMTP_URL ??= 'smtp://127.0.0.1:2525'
