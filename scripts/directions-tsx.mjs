// Loaded before dependency-cruiser: it parses by SWC as TypeScript without JSX, and .tsx needs to be told.
import swc from '@swc/core'

const { parseFileSync } = swc
swc.parseFileSync = (file, options) =>
  parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') })
