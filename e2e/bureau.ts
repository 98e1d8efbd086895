import { expect, type Browser, type Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import type { District } from '../server/contract/district.ts'
import { seriousFaults } from './axe.ts'
import type { House } from './house.ts'

const box = (west: number, south: number, east: number, north: number): [number, number][] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]

/** A small district of two streets with one station each: 甲 in the west, 乙 in the east. */
export const TWO_STATIONS: District = {
  code: 'e2e',
  name: '试验区',
  outline: [box(114.1, 22.6, 114.3, 22.8)],
  outlineNote: '',
  streets: [
    { code: '440307001', name: '甲街道', lng: 114.15, lat: 22.7, rings: [box(114.1, 22.6, 114.2, 22.8)] },
    { code: '440307002', name: '乙街道', lng: 114.25, lat: 22.7, rings: [box(114.2, 22.6, 114.3, 22.8)] },
  ],
  stations: [
    { id: 'st-1', name: '甲所', streetCode: '440307001', lng: 114.15, lat: 22.7 },
    { id: 'st-2', name: '乙所', streetCode: '440307002', lng: 114.25, lat: 22.7 },
  ],
  water: [],
}

const STEP_MS = 30_000

/** The authenticator on somebody's telephone. A code is good once: it never shows the same one twice. */
export class Phone {
  readonly #totp: TOTP
  #lastStep = 0

  constructor(secret: string) {
    this.#totp = new TOTP({ secret: Secret.fromBase32(secret.replaceAll(/\s/g, '')) })
  }

  /** The digits of this half minute, or of the next one the server already takes. */
  async code(): Promise<string> {
    const now = () => Math.floor(Date.now() / STEP_MS)
    const step = Math.max(this.#lastStep + 1, now())
    await expect.poll(now, { timeout: 2 * STEP_MS }).toBeGreaterThanOrEqual(step - 1)
    this.#lastStep = step
    return this.#totp.generate({ timestamp: step * STEP_MS })
  }
}

export const PASSWORDS = {
  admin: 'Wutong-8831-Shan',
  security: 'Qiuye-2046-Bei',
  officer: 'Dapeng-4471-Lan',
} as const

/** A browser of its own, with nothing in it. */
export async function freshPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  return context.newPage()
}

/** Follows an invitation, sets the password, and so comes in. */
export async function followInvitation(page: Page, link: string, password: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('新密码', { exact: true }).fill(password)
  await page.getByLabel('再输一遍新密码').fill(password)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/profile$/)
}

/** Signs in where no second factor is asked for, or none is enrolled yet. */
export async function signIn(page: Page, house: House, user: string, password: string): Promise<void> {
  await page.goto(`${house.url}/sign-in`)
  await page.getByLabel('账号', { exact: true }).fill(user)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await expect(page).not.toHaveURL(/\/sign-in/)
}

/** Enrols the second factor that the profile asks for; the recovery codes are put away. */
export async function enrol(page: Page, password: string): Promise<{ phone: Phone; codes: string[] }> {
  await expect(page.getByText('您的角色须有二次验证，请先设置。')).toBeVisible()
  await page.getByLabel('当前密码', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  const phone = new Phone(await page.locator('.enrol-typed code').innerText())
  expect(await seriousFaults(page)).toEqual([])
  await page.getByLabel('验证码（6 位数字）').fill(await phone.code())
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '恢复码' })).toBeVisible()
  const codes = await page.locator('.codes li').allInnerTexts()
  expect(await seriousFaults(page)).toEqual([])
  await page.getByRole('button', { name: '已妥善保存' }).click()
  await expect(page.getByText('二次验证已启用。')).toBeVisible()
  return { phone, codes }
}

/** The link of the console, followed to the administrator's page. */
export async function firstAdministrator(page: Page, house: House): Promise<{ phone: Phone; codes: string[] }> {
  await page.goto(await house.firstLink)
  await page.getByLabel('姓名').fill('孙首任')
  await page.getByLabel('账号').fill('sun')
  await page.getByLabel('新密码', { exact: true }).fill(PASSWORDS.admin)
  await page.getByLabel('再输一遍新密码').fill(PASSWORDS.admin)
  expect(await seriousFaults(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${house.url}/profile`)
  return enrol(page, PASSWORDS.admin)
}

/** Invites somebody at the administrator's page; gives the link that is shown once. */
export async function invite(page: Page, house: House, user: string, name: string): Promise<string> {
  await page.goto(`${house.url}/admin#people`)
  const form = page.locator('form', { hasText: '邀请新人员' })
  await form.getByLabel('账号', { exact: true }).fill(user)
  await form.getByLabel('姓名', { exact: true }).fill(name)
  await page.keyboard.press('Enter')
  const link = form.getByRole('textbox', { name: `“${name}”的邀请链接` })
  await expect(link).toBeVisible()
  return link.inputValue()
}
