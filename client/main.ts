import './ui/theme.css'
import type { Pointing } from '@contract/wall.ts'
import { createPinia } from 'pinia'
import { createApp, h, watch } from 'vue'
import { createRouter, createWebHistory, RouterView } from 'vue-router'
import { accountKey } from './account/account-key.ts'
import { doorsOf } from './account/doors.ts'
import { whereTo } from './account/where-to.ts'
import { briefingRoutes } from './briefing-routes.ts'
import { servedBuild } from './link/build.ts'
import { follow } from './link/follow.ts'
import { keepDistrict } from './link/keep-district.ts'
import { pause } from './link/persist.ts'
import { serverRecords } from './link/records.ts'
import { learnSession, openAccount, refreshSession } from './link/session.ts'
import { byHand, touchWhileActive } from './link/touch.ts'
import { knows, localeOf, locales, openI18n } from './messages/i18n.ts'
import { wordBook } from './messages/word-book.ts'
import { useDistrict } from './picture/district.ts'
import { useLiveness } from './picture/liveness.ts'
import { usePicture } from './picture/picture.ts'
import { usePointed } from './picture/pointed.ts'
import { useSession } from './picture/session.ts'
import { recordSourceKey } from './ui/records.ts'
import { wordBookKey } from './ui/words.ts'
import WallDoor from './WallDoor.vue'
import { withWords } from './with-words.ts'

/** The page's own origin. */
const BASE = ''
const RELOADED = 'qianshao.reloadedAt'

const i18n = openI18n(localeOf(location.search))
const { t, locale } = i18n.global

/** What several pages say about urging slips. */
async function slipWords() {
  const { urgingMessages } = await import('./urging/messages.ts')
  for (const locale of locales) i18n.global.mergeLocaleMessage(locale, { slip: urgingMessages[locale] })
}

/** The administrator's page and its words come only when somebody opens it. */
async function admin() {
  const [screen, { adminMessages }] = await Promise.all([
    import('./admin/AdminScreen.vue'),
    import('./admin/messages.ts'),
    slipWords(),
  ])
  for (const locale of locales) i18n.global.mergeLocaleMessage(locale, { admin: adminMessages[locale] })
  return screen
}

/** The console comes with its words when somebody opens it. */
async function consolePage() {
  const [screen, { consoleMessages }] = await Promise.all([
    import('./console/ConsoleScreen.vue'),
    import('./console/messages.ts'),
    slipWords(),
  ])
  for (const locale of locales) i18n.global.mergeLocaleMessage(locale, { console: consoleMessages[locale] })
  return screen
}
/** What the field’s page says; also asked before somebody signs out elsewhere. */
async function fieldWords() {
  const { fieldMessages } = await import('./field/messages.ts')
  for (const locale of locales) i18n.global.mergeLocaleMessage(locale, { field: fieldMessages[locale] })
}
/** The field’s page, like the administrator’s, comes when somebody opens it. */
async function field() {
  const [door] = await Promise.all([import('./FieldDoor.vue'), fieldWords()])
  return door
}

function openLink(turnedAway: () => void, pointed?: (pointing: Pointing | null) => void) {
  // A wall says that it is one when its line opens: another page's line is none of it.
  if (wallLinked !== (pointed !== undefined)) live.close()
  wallLinked = pointed !== undefined
  link ??= follow({ base: BASE, copy: usePicture(), liveness, reload, turnedAway, sinceReloadMs, pointed })
}
const live = {
  open: (turnedAway: () => void) => openLink(turnedAway),
  close() {
    link?.stop()
    link = null
  },
}
const wallLive = {
  ...live,
  open: (turnedAway: () => void) => openLink(turnedAway, (pointing) => (usePointed().pointing = pointing)),
}
const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', component: () => import('./home/HomeScreen.vue'), meta: { title: 'page.home' } },
    { path: '/sign-in', component: () => import('./account/SignInScreen.vue'), meta: { title: 'page.signIn' } },
    { path: '/profile', component: () => import('./account/ProfileScreen.vue'), meta: { title: 'page.profile' } },
    { path: '/first', component: () => import('./account/InvitationScreen.vue'), meta: { title: 'page.invitation' } },
    {
      path: '/invitation',
      component: () => import('./account/InvitationScreen.vue'),
      meta: { title: 'page.invitation' },
    },
    {
      path: '/wall',
      component: WallDoor,
      meta: { live: true },
      props: () => ({
        base: BASE,
        live: wallLive,
        onKept: () => void refreshSession(BASE, who).catch(told),
        onTurnedAway: () => void stillHere(),
      }),
    },
    {
      path: '/admin',
      component: admin,
      meta: { title: 'page.admin' },
      props: () => ({
        may: who.session?.may ?? [],
        self: who.session?.is === 'person' ? who.session : { id: '', name: '', role: null },
        onSignOut: () => void leave(),
        onSignedOut: () => (who.session = null),
      }),
    },
    {
      path: '/console',
      component: consolePage,
      meta: { title: 'page.console', live: true },
      props: () => ({
        live,
        may: who.session?.may ?? [],
        self: who.session?.is === 'person' ? who.session : { id: '', name: '' },
        onSignOut: () => void leave(),
        onSignedOut: () => void stillHere(),
        onTurnedAway: () => void stillHere(),
      }),
    },
    {
      path: '/field',
      component: field,
      // Opens without the server: see FieldDoor.vue.
      meta: { title: 'page.field', offline: true },
      props: () => ({
        base: BASE,
        served: {
          entry: import.meta.url,
          build: () => servedBuild(BASE, AbortSignal.timeout(10_000)),
          reload,
          sinceReloadMs,
        },
        onSignIn: () => void signInAgain(),
        onSignOut: (forget: () => Promise<void>) => void leave(forget),
        onElsewhere: (path: string) => void router.replace(path),
      }),
    },
    ...briefingRoutes(i18n, () => ({
      base: BASE,
      may: who.session?.may ?? [],
      self: who.session?.is === 'person' ? who.session.id : '',
      onSignOut: () => void leave(),
      onSignedOut: () => void stillHere(),
    })),
    { path: '/:rest(.*)', redirect: '/' },
  ],
})

const app = createApp({ render: () => h(RouterView) })
  .use(createPinia())
  .use(i18n)
  .provide(wordBookKey, wordBook)
  .provide(recordSourceKey, serverRecords(BASE))
const who = useSession()
const liveness = useLiveness()
const account = openAccount(BASE, who)
const told = (error: unknown) => console.warn(error)
/** Whoever signs out on another page than the field’s is asked about what he did there and nobody has received. */
async function signOut() {
  const { session } = who
  if (session?.is === 'person' && doorsOf(session).includes('field')) {
    const [{ leaveField }] = await Promise.all([import('./field/leave.ts'), fieldWords()])
    if (!(await leaveField(session.id, (n) => confirm(t('field.leave.elsewhere', { n }))))) return
  }
  await account.signOut()
}
app.provide(accountKey, { ...account, signOut })

function reload() {
  sessionStorage.setItem(RELOADED, String(Date.now()))
  location.reload()
}
const sinceReloadMs = () => Math.abs(Date.now() - Number(sessionStorage.getItem(RELOADED) ?? 0))

/** The link is open while a screen that shows the picture is. */
let link: { stop(): void } | null = null
let wallLinked = false
/** How long a page that opens without the server waits for it. */
const soon = () => pause(navigator.onLine ? 3_000 : 0, new AbortController().signal)
/** Asked once, before the first page: who is here decides which page that is. */
let asked: Promise<void> | null = null
/** What the wall shows and its code travel side by side with the question who is looking. */
function begin(path: string) {
  if (path === '/wall') void import('./wall/WallScreen.vue')
  asked ??= learnSession(BASE, who, new AbortController().signal, (reason) => console.warn(reason))
}
router.beforeEach(async (to, from) => {
  begin(to.path)
  await (to.meta['offline'] === true ? Promise.race([asked, soon()]) : asked)
  // Within a page that works without a session nobody is sent away half-way: the page itself says that he is to sign in.
  if (to.meta['offline'] === true && from.path === to.path) return true
  const elsewhere = whereTo(to.fullPath, who)
  return elsewhere ?? true
})
const entitle = () =>
  knows(i18n.global, locale.value) &&
  (document.title = t((router.currentRoute.value.meta['title'] as string | undefined) ?? 'screen.title'))
router.afterEach((to) => {
  entitle()
  if (to.meta['live'] !== true) live.close()
})

/** The server knows this person no more, and he wishes to come in again and go on where he was. */
async function signInAgain() {
  const { fullPath } = router.currentRoute.value
  who.session = null
  await router.push({ path: '/sign-in', query: { ended: '', next: fullPath } })
}
/** `forget`: what leaves nothing of him in this browser; not before the server has let him go. */
async function leave(forget: (() => Promise<void>) | null = null) {
  await account.signOut().catch(told)
  if (forget !== null && who.session !== null) return
  await forget?.()
  await router.push(who.options?.demo ? '/' : '/sign-in')
}
/** The session is over: a person is told so, where he can come in again. */
async function ended() {
  const { fullPath } = router.currentRoute.value
  if (who.session?.is !== 'person') return
  who.session = null
  // The field works on without a session, and says so: what was done there is kept until he signs in.
  if (router.currentRoute.value.meta['offline'] === true) return
  live.close()
  await router.push({ path: '/sign-in', query: { ended: '', next: fullPath } })
}
touchWhileActive(
  BASE,
  {
    idleMs: () => (who.session?.is === 'person' ? who.session.idleMs : null),
    ended: () => void ended(),
    failed: told,
  },
  window,
  (input) => who.session?.is === 'person' && byHand(input),
)
/** Asks whether the server still knows this person. */
async function stillHere() {
  if (who.session?.is !== 'person') return
  const before = who.session
  await refreshSession(BASE, who).catch(told)
  if (who.session !== null) return
  who.session = before
  await ended()
}
// A line that stays away may be a server that is away, or one that knows this person no more: it is asked which.
watch(
  () => liveness.phase,
  (phase) => void (phase === 'lost' && stillHere()),
)
// A page that the browser kept for its back button is one of another moment, perhaps of somebody who has left since:
// it is hidden when it is put away, and made anew before anything of it is seen again.
window.addEventListener('pagehide', ({ persisted }) => {
  if (persisted) document.documentElement.style.visibility = 'hidden'
})
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload()
})

watch(
  locale,
  (now) => {
    document.documentElement.lang = now
    entitle()
    // In the address, so that a reload in the night keeps it.
    const { query, hash } = router.currentRoute.value
    if (now !== localeOf(location.search))
      void router.replace({ query: { ...query, lang: now === 'en' ? 'en' : undefined }, hash })
  },
  { immediate: true },
)

void keepDistrict(BASE, useDistrict(), new AbortController().signal, (reason) => console.warn(reason))
app.config.errorHandler = (error) => reportError(error)
begin(location.pathname)
void withWords(i18n.global, localeOf(location.search), told, () => app.use(router).mount('#app'))
