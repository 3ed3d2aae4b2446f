// How `@/` resolves, for dependency-cruiser: it reads this shape, and tsconfig.json only with an older TypeScript.
module.exports = { resolve: { alias: { '@': process.cwd() } } }
