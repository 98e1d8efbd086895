import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { Router } from 'express'
import { encoded, send, type Encoded } from './encoded.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
}
/** Every page is the same document; the client's router shows the right one. */
const PAGES = [
  '/',
  '/wall',
  '/console',
  '/briefing',
  '/figure',
  '/f',
  '/field',
  '/admin',
  '/sign-in',
  '/profile',
  '/first',
  '/invitation',
]

/** The built client, held in memory and compressed once: a wall that reloads at night with 999 others costs no work. */
export function statics(folder: string): Router {
  const router = Router()
  const files = new Map<string, Encoded>()
  if (existsSync(folder)) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const path = join(entry.parentPath, entry.name)
      const raw = readFileSync(path)
      const etag = `"${createHash('sha256').update(raw).digest('base64url').slice(0, 22)}"`
      const name = path.slice(folder.length).replaceAll('\\', '/')
      files.set(name, encoded(raw, etag, TYPES[extname(name)] ?? 'application/octet-stream', 9))
    }
  }
  const document = files.get('/index.html')
  router.get('/{*path}', (request, response, next) => {
    const file = files.get(request.path)
    if (file && request.path !== '/index.html') {
      const forever = request.path.startsWith('/assets/')
      return void send(request, response, file, forever ? 'public, max-age=31536000, immutable' : 'no-cache').catch(
        next,
      )
    }
    if (
      document &&
      PAGES.some((page) => request.path === page || (request.path.startsWith(`${page}/`) && page !== '/'))
    )
      return void send(request, response, document, 'no-cache').catch(next)
    next()
  })
  return router
}

/** Name of a built client: changes whenever a page would. `dev` when nothing is built. */
export function buildOf(folder: string): string {
  const index = join(folder, 'index.html')
  return existsSync(index) ? createHash('sha256').update(readFileSync(index)).digest('hex').slice(0, 12) : 'dev'
}
