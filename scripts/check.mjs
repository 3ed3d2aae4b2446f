// `npm run check`: everything that can be known without a database, in under a minute.
import './node-version.mjs'
import { generate } from './build.mjs'
import { launch } from './command.mjs'
import { cruise } from './directions.mjs'
import { Failure } from './failure.mjs'
import { install } from './install.mjs'
import { runToTheEnd, say } from './lifetime.mjs'

const node = process.execPath
const bin = (name) => `node_modules/.bin/${name}`

async function step(name, program, words, stdio = ['ignore', 'inherit', 'inherit']) {
  say(name)
  const child = launch(program, words, { stdio })
  let output = ''
  child.stdout?.on('data', (chunk) => {
    process.stdout.write(chunk)
    output += chunk
  })
  if ((await child.exited) !== 0) throw new Failure(`npm run check: ${name} found fault.`)
  return output
}

/** A cruise that saw nothing finds no fault either: it must say how many modules it saw. */
async function directions() {
  const words = [...cruise, 'app', 'components', 'lib', 'prisma', 'server', 'proxy.ts']
  const said = await step('directions', node, words, ['ignore', 'pipe', 'inherit'])
  const modules = Number(/(\d+) modules/.exec(said)?.[1] ?? 0)
  if (modules === 0) throw new Failure('npm run check: directions cruised no modules.')
}

runToTheEnd(async () => {
  await install()
  await step('style', bin('biome'), ['ci', '--colors=off'])
  await generate()
  await step('types', bin('tsc'), ['--noEmit'])
  await directions()
  await step('unused code', bin('knip'), ['--no-progress'])
  await step('unit tests', bin('vitest'), ['run', '--project', 'unit'])
  say('all checks passed')
  return 0
})
