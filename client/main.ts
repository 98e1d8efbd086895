import './ui/theme.css'
import { createPinia } from 'pinia'
import { createApp, h, watch } from 'vue'
import { createRouter, createWebHistory, RouterView } from 'vue-router'
import HomeScreen from './home/HomeScreen.vue'
import { follow } from './link/follow.ts'
import { keepDistrict } from './link/keep-district.ts'
import { serverRecords } from './link/records.ts'
import { localeOf, locales, openI18n } from './messages/i18n.ts'
import { wordBook } from './messages/word-book.ts'
import { useDistrict } from './picture/district.ts'
import { useLiveness } from './picture/liveness.ts'
import { usePicture } from './picture/picture.ts'
import { recordSourceKey } from './ui/records.ts'
import { wordBookKey } from './ui/words.ts'

/** The page's own origin. */
const BASE = ''
const RELOADED = 'qianshao.reloadedAt'

const i18n = openI18n(localeOf(location.search))
const { t, locale } = i18n.global

/** The administrator's page and its words come only when somebody opens it. */
async function admin() {
  const [screen, { adminMessages }] = await Promise.all([
    import('./admin/AdminScreen.vue'),
    import('./admin/messages.ts'),
  ])
  for (const locale of locales) i18n.global.mergeLocaleMessage(locale, { admin: adminMessages[locale] })
  return screen
}

const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', component: HomeScreen },
    { path: '/wall', component: () => import('./wall/WallScreen.vue'), meta: { live: true } },
    { path: '/admin', component: admin },
    { path: '/:rest(.*)', redirect: '/' },
  ],
})

const app = createApp({ render: () => h(RouterView) })
  .use(createPinia())
  .use(i18n)
  .use(router)
  .provide(wordBookKey, wordBook)
  .provide(recordSourceKey, serverRecords(BASE))

function reload() {
  sessionStorage.setItem(RELOADED, String(Date.now()))
  location.reload()
}
const sinceReloadMs = () => Math.abs(Date.now() - Number(sessionStorage.getItem(RELOADED) ?? 0))

/** The link is open while a screen that shows the picture is. */
let link: { stop(): void } | null = null
const liveness = useLiveness()
// Opened before the screen's own code is there: the picture and the code travel side by side.
router.beforeEach((to) => {
  if (to.meta['live'] === true) link ??= follow({ base: BASE, copy: usePicture(), liveness, reload, sinceReloadMs })
})
router.afterEach((to) => {
  if (to.meta['live'] === true) return
  link?.stop()
  link = null
})

watch(
  locale,
  (now) => {
    document.documentElement.lang = now
    document.title = t('screen.title')
    // In the address, so that a reload in the night keeps it.
    const { query, hash } = router.currentRoute.value
    if (now !== localeOf(location.search))
      void router.replace({ query: { ...query, lang: now === 'en' ? 'en' : undefined }, hash })
  },
  { immediate: true },
)

void keepDistrict(BASE, useDistrict(), new AbortController().signal, (reason) => console.warn(reason))
app.config.errorHandler = (error) => reportError(error)
app.mount('#app')
