import { expect, type Page } from '@playwright/test'

/** Fits a name of sixty characters; run, it opens a dialog. */
export const SHORT_MARKUP = `<img class=planted src=x onerror=alert('x')>`
/** Fits a word of a hundred; run, it leaves a mark on the window. */
export const MARKUP = `"'><img class=planted src=x onerror=hacked=1><script class=planted>hacked=1</script>{{hacked=1}}`

/** Watches a page from before its first script; `expectNothing` says whether any of the markup became more than text. */
export function watchFor(page: Page) {
  const dialogs: string[] = []
  const errors: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  page.on('pageerror', (error) => errors.push(error.message))
  return {
    async expectNothing() {
      await expect(page.locator('.planted')).toHaveCount(0)
      expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
      expect({ dialogs, errors }).toEqual({ dialogs: [], errors: [] })
    },
  }
}
