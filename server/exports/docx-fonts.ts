import type { IRunOptions } from 'docx'

/** Fonts of official papers. Where one is not installed, the font table names what comes nearest to it. */
export const FONTS = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  heading: '黑体',
  sub: '楷体_GB2312',
  plain: '宋体',
} as const
const NEAREST: Readonly<Record<string, readonly string[]>> = {
  [FONTS.title]: ['方正小标宋_GBK', '小标宋', '华文中宋', 'STZhongsong', 'Noto Serif CJK SC'],
  [FONTS.body]: ['仿宋', 'FangSong', 'STFangsong', '华文仿宋', 'Noto Serif CJK SC'],
  [FONTS.heading]: ['SimHei', 'Noto Sans CJK SC'],
  [FONTS.sub]: ['楷体', 'KaiTi', 'STKaiti', '华文楷体', 'Noto Serif CJK SC'],
  [FONTS.plain]: ['SimSun', 'Noto Serif CJK SC'],
}

/** Chinese in this font, Latin letters and digits in Times New Roman, as papers have them. */
export const fontOf = (name: string): NonNullable<IRunOptions['font']> => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia: name,
})

/** The part of a DOCX that says what may stand in for a font. */
export const fontTable = (): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${Object.entries(
    NEAREST,
  )
    .map(
      ([name, others]) =>
        `<w:font w:name="${name}"><w:altName w:val="${others.join(';')}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`,
    )
    .join('')}</w:fonts>`
