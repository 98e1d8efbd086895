import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/* How others read our papers: Poppler and LibreOffice, in a folder of their own that is gone afterwards. */

function asked(program: string, args: readonly string[]): string {
  const done = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 64 * 1_048_576, timeout: 120_000 })
  if (done.error) throw new Error(`${program} cannot be run: install poppler-utils and libreoffice-writer-nogui`)
  if (done.status !== 0) throw new Error(`${program} refused: ${done.stderr}`)
  return `${done.stdout}${done.stderr}`
}
function inFolder<Answer>(name: string, bytes: Buffer, read: (path: string, folder: string) => Answer): Answer {
  const folder = mkdtempSync(join(tmpdir(), 'qianshao-paper-'))
  try {
    writeFileSync(join(folder, name), bytes)
    return read(join(folder, name), folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The words of a PDF without spaces and line ends, as a search in a reader finds them. */
export const wordsOf = (pdf: Buffer): string =>
  inFolder('a.pdf', pdf, (path) => asked('pdftotext', ['-enc', 'UTF-8', path, '-'])).replace(/\s+/g, '')
/** The same sheet by sheet. */
export const sheetsOf = (pdf: Buffer): readonly string[] =>
  inFolder('a.pdf', pdf, (path) => asked('pdftotext', ['-enc', 'UTF-8', path, '-']))
    .split('\f')
    .map((sheet) => sheet.replace(/\s+/g, ''))
export const fontsOf = (pdf: Buffer): string => inFolder('a.pdf', pdf, (path) => asked('pdffonts', [path]))
export const aboutPdf = (pdf: Buffer): string => inFolder('a.pdf', pdf, (path) => asked('pdfinfo', [path]))
/** How many pictures of dots are in it. */
export const imagesIn = (pdf: Buffer): number =>
  inFolder('a.pdf', pdf, (path) => asked('pdfimages', ['-list', path]))
    .trim()
    .split('\n').length - 2

/** What LibreOffice makes of a DOCX, and all that it said meanwhile. */
export const inLibreOffice = (docx: Buffer): { readonly pdf: Buffer; readonly said: string } =>
  inFolder('a.docx', docx, (path, folder) => {
    const said = asked('soffice', [
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      `-env:UserInstallation=file://${folder}/profile`,
      path,
    ])
    return { pdf: readFileSync(join(folder, 'a.pdf')), said }
  })
