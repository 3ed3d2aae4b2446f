// Imported first: on a Node that is too old nothing else gets a chance to fail less clearly.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Uptake needs Node 20.19 or newer; this is Node ${process.versions.node}.`)
  process.exit(1)
}
