/* The colours of pages that are read by day (client/figure/light.css): the map on paper is that of the screens. */

export const COLOURS = {
  '--ink': '#15191e',
  '--ink2': '#353d46',
  '--ink3': '#454e58',
  '--line2': '#b4afa6',
  '--data': '#2f5f96',
  '--data2': '#a9bdd4',
  '--p1': '#b5121f',
  '--p2': '#843400',
  '--p3': '#634b00',
  '--p4': '#0a566e',
  '--land': '#f3f1ec',
  '--sea': '#e6ebef',
  '--water': '#d9e3ea',
  '--outline': '#7f8b97',
  '--street': '#cfcac1',
  '--site': '#5d6a77',
} as const
