import { expect, type Locator, type Page } from '@playwright/test'
import { event, type House } from './house.ts'

/** The six digits of a wall without identity. Nobody can type anything there: it shows no field and no way elsewhere. */
export async function codeAt(wall: Page): Promise<string> {
  await expect(wall.locator('.pairing-code')).toHaveText(/\d{3}.*\d{3}/, { timeout: 30_000 })
  await expect(wall.locator('input, form, a')).toHaveCount(0)
  return (await wall.locator('.pairing-code [aria-hidden]').allInnerTexts()).join('')
}

export const expectLive = (wall: Page) => expect(wall.locator('main.wall')).toHaveClass(/live/, { timeout: 60_000 })

/** Types a code as it is read off the wall, in two groups; gives the form, where the outcome stands. */
export async function approve(admin: Page, house: House, code: string, name: string): Promise<Locator> {
  await admin.goto(`${house.url}/admin#screens`)
  const form = admin.locator('form', { hasText: '批准新屏幕' })
  await form.getByLabel('配对码').fill(`${code.slice(0, 3)} ${code.slice(3)}`)
  await form.getByLabel('名称').fill(name)
  await form.getByLabel('位置').fill('三楼大厅')
  await admin.keyboard.press('Enter')
  return form
}

/** A page at `/wall` that an administrator let in under this name. */
export async function pairedWall(wall: Page, admin: Page, house: House, name: string): Promise<void> {
  await wall.setViewportSize({ width: 1920, height: 1080 })
  await wall.goto(`${house.url}/wall`)
  const form = await approve(admin, house, await codeAt(wall), name)
  await expect(form.getByText('已办理，流水第')).toBeVisible()
  await expectLive(wall)
}

/** A single case, told by its class and its shop, of a bureau with two stations. */
export const oneCase = (complaintId: string) =>
  event('complaint.received', {
    complaintId,
    kind: 'complaint',
    channel: '窗口',
    problemClass: '个案之事',
    respondent: { name: '个案之店' },
    wouldBeStation: 'st-1',
    lng: 114.15,
    lat: 22.7,
  })
/** Whatever of single cases is to be read on a page. */
export const cases = (page: Page) => page.getByText(/个案之(事|店)/)
