import { join } from 'node:path'
import { root } from './command.mjs'

/** The words after `node` that run dependency-cruiser on the directions, of any tree it stands in. */
export const cruise = [
  '--import',
  join(root, 'scripts/directions-tsx.mjs'),
  join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
  '--config',
  join(root, '.dependency-cruiser.cjs'),
]
