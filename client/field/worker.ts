/*
 * The field’s service worker: gives the page’s own built files without signal, and nothing else. No answer of the server about tasks,
 * persons or places is ever kept here.
 */

interface Kept {
  /** Name of the build, as GET /version tells it: the head of the document’s SHA-256. */
  readonly build: string
  readonly files: readonly string[]
}
const worker = globalThis as unknown as ServiceWorkerGlobalScope
/** Put in by client/worker.plugin.ts when the client is built. */
const kept = JSON.parse('__FIELD_FILES__') as Kept
const DOCUMENT = '/field'
const HEAD = 'qianshao-field-'
const NAME = HEAD + kept.build
/** With the page on the phone already, a line that takes longer than this is none. */
const DOCUMENT_WITHIN_MS = 4_000
const files = new Set(kept.files)

async function buildOf(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...digest]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, kept.build.length)
}

/** All or nothing: a document of another build than these files would not run. Throws then, and the browser tries again later. */
async function install(): Promise<void> {
  const answer = await fetch(DOCUMENT, { cache: 'no-store' })
  const build = await buildOf(await answer.clone().arrayBuffer())
  if (!answer.ok || build !== kept.build)
    throw new Error(`the server serves build ${build}, these are files of ${kept.build}`)
  const cache = await caches.open(NAME)
  await cache.addAll(kept.files)
  await cache.put(DOCUMENT, answer)
  await worker.skipWaiting()
}

async function activate(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith(HEAD) && name !== NAME) await caches.delete(name)
  await worker.clients.claim()
}

/** The document from the net whenever there is one: a new build is never held back by an old one. */
async function documentFor(request: Request): Promise<Response> {
  const held = await caches.match(DOCUMENT, { cacheName: NAME })
  if (held === undefined) return fetch(request)
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(DOCUMENT_WITHIN_MS) })
    if (answer.ok) return answer
  } catch (error) {
    console.info('opened without signal', error)
  }
  return held
}

worker.addEventListener('install', (event) => event.waitUntil(install()))
worker.addEventListener('activate', (event) => event.waitUntil(activate()))
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin) return
  if (request.mode === 'navigate') {
    if (pathname === DOCUMENT) event.respondWith(documentFor(request))
  } else if (files.has(pathname))
    event.respondWith(caches.match(pathname, { cacheName: NAME }).then((held) => held ?? fetch(request)))
})
