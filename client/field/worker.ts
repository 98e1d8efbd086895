/*
 * The field’s service worker: gives the page’s own built files without signal, and tells of a task that came. No answer of the server
 * about tasks, persons or places is ever kept here.
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

/** What the house sends when a task comes: its number, kind and place, in the language of the page that asked. */
interface Rung {
  readonly taskId: string
  readonly title: string
  readonly body: string
  readonly at: number
  readonly lang: string
}
function rungOf(data: PushMessageData | null): Rung | null {
  try {
    const told = data?.json() as Partial<Rung> | null | undefined
    return typeof told?.taskId === 'string' && typeof told.title === 'string' ? (told as Rung) : null
  } catch (error) {
    console.info('a message that is none of ours', error)
    return null
  }
}
const pages = () => worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
const isField = ({ url }: WindowClient) => new URL(url).pathname === DOCUMENT

/** A browser takes the right to call away from whoever calls and shows nothing: something is shown in any case. */
async function ring(data: PushMessageData | null): Promise<void> {
  const rung = rungOf(data)
  await worker.registration.showNotification(rung?.title ?? '前哨', {
    ...{ icon: '/field-icon-192.png', badge: '/field-icon-192.png', requireInteraction: true },
    ...(rung && { body: rung.body, tag: rung.taskId, lang: rung.lang, data: rung.taskId }),
  })
  for (const page of await pages()) if (isField(page)) page.postMessage({ task: rung?.taskId ?? null })
}

/** Leads to the task, in the page that is open when there is one. */
async function lead(notification: Notification): Promise<void> {
  notification.close()
  const hash = typeof notification.data === 'string' ? `#${encodeURIComponent(notification.data)}` : ''
  const page = (await pages()).find(isField)
  if (page === undefined) return void (await worker.clients.openWindow(DOCUMENT + hash))
  const to = new URL(page.url)
  to.hash = hash
  await page.navigate(to.href)
  await page.focus()
}

worker.addEventListener('push', (event) => event.waitUntil(ring(event.data)))
worker.addEventListener('notificationclick', (event) => event.waitUntil(lead(event.notification)))
