/** The holidays fixed by Gregorian date: New Year, Labour Day, National Day (全国年节及纪念日放假办法, Art. 2). */
const FIXED = ['01-01', '05-01', '10-01', '10-02', '10-03']

/** 2 May is a holiday since the revision in force from 2025-01-01 (国务院令第795号). */
const SECOND_OF_MAY_SINCE = 2025

/**
 * The statutory holidays of a year whose dates the law itself fixes, as `YYYY-MM-DD`. Those that follow the lunar year or
 * the solar terms (春节, 清明, 端午, 中秋) are not guessed.
 */
export function fixedHolidays(year: number): readonly string[] {
  const days = year >= SECOND_OF_MAY_SINCE ? [...FIXED, '05-02'] : FIXED
  return days.map((day) => `${String(year).padStart(4, '0')}-${day}`)
}
