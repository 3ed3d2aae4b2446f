// `npm run demo:large`: a round of 600 generated inputs beside the demonstration, whether `npm start` runs or not.
import './node-version.mjs'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { generate } from './build.mjs'
import { node, root } from './command.mjs'
import { dataFolder, quiet, secret } from './environment.mjs'
import { Failure } from './failure.mjs'
import { install } from './install.mjs'
import { runToTheEnd, say } from './lifetime.mjs'
import { onlyOne, runningPid } from './only-one.mjs'

runToTheEnd(async () => {
  if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'))
  const folder = dataFolder()
  const url = process.env.NEXTAUTH_URL ?? `http://localhost:${process.env.PORT ?? 3000}`
  await install()
  const database = await openDatabase(folder)
  await generate()
  const env = {
    ...quiet,
    DATABASE_URL: database,
    NEXTAUTH_URL: url,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET ?? secret(folder, 'secret'),
    SMTP_URL: process.env.SMTP_URL ?? 'smtp://127.0.0.1:1025',
  }
  const { migrate, seed } = await import('./migrate.mjs')
  await migrate(database)
  await seed(database, env)
  say('loading a round of 600 inputs with 1,500 points')
  const words = ['--import', 'tsx', 'prisma/demo-large.ts']
  const said = await node('The large demonstration could not be loaded.', words, env)
  console.log(report(JSON.parse(said.trim().split('\n').at(-1)), url))
  return 0
})

/** The address of the database that `npm start` uses: the one given, the one that runs, or its own. */
async function openDatabase(folder) {
  const { reachDatabase } = await import('./reach-database.mjs')
  if (process.env.DATABASE_URL) {
    await reachDatabase(process.env.DATABASE_URL)
    return process.env.DATABASE_URL
  }
  const { createDatabase, runningDatabase, startDatabase } = await import('./database.mjs')
  if (runningPid(folder)) {
    const running = runningDatabase(join(folder, 'postgres'))
    if (!running) throw new Failure('Uptake is starting: try again once it says that it is ready.')
    await reachDatabase(running.url('uptake'))
    return running.url('uptake')
  }
  onlyOne(folder)
  const database = await startDatabase({ folder: join(folder, 'postgres') })
  await createDatabase(database, 'uptake')
  return database.url('uptake')
}

function report({ state, round }, url) {
  if (state === 'foreign')
    throw new Failure(
      'The database holds data of its own and not the demonstration: use another one, DATABASE_URL=… npm run demo:large.',
    )
  return [
    '',
    state === 'loaded'
      ? 'The large demonstration is loaded:'
      : 'The large demonstration is there already; nothing was changed:',
    `  ${url}/en/rounds/${round}    its pages, for everybody`,
    `  ${url}/en/moderate/${round}  its points to decide, as moderator.one@example.org`,
    '',
    'moderator.two@example.org reviews, admin.one@ and admin.two@example.org publish.',
    '',
  ].join('\n')
}
