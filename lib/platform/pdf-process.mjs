// The process's side of `makePdf`: one job, one answer. JavaScript, since it runs without a loader.
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { families, fontsFor } from './pdf-fonts.mjs'

// A template reads nothing but its data: there is no such folder.
const workspace = join(import.meta.dirname, 'nothing')

/** @param plain whether glyphs that no font has may be missing, which PDF/A forbids */
function compile(fontBlobs, { template, data }, plain) {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }], workspace })
  const inputs = { data: JSON.stringify({ ...data, fonts: families, plain }) }
  const pdf = compiler.pdf(
    { mainFileContent: template, inputs },
    { pdfStandard: plain ? '1.7' : 'a-3a', pdfTags: true },
  )
  compiler.evictCache(0)
  return pdf
}

process.on('message', async (job) => {
  try {
    const fonts = await fontsFor(job.template + JSON.stringify(job.data))
    let pdf
    try {
      pdf = compile(fonts, job, false)
    } catch {
      pdf = compile(fonts, job, true)
    }
    process.send({ pdf: new Uint8Array(pdf) })
  } catch (error) {
    process.send({ fault: String(error?.message ?? error) })
  }
})
