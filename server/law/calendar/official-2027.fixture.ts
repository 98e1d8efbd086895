import type { YearOfHolidays } from './year-of-holidays.ts'

/** An invented list for 2027, of the shape the real one will have; the real dates were not published when this was written. */
export const official2027: YearOfHolidays = {
  year: 2027,
  off: [
    ...['2027-01-01', '2027-01-02', '2027-01-03'],
    ...['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11'],
    ...['2027-05-01', '2027-05-02', '2027-05-03'],
    ...['2027-10-01', '2027-10-02', '2027-10-03', '2027-10-04', '2027-10-05', '2027-10-06', '2027-10-07'],
  ],
  work: ['2027-02-14', '2027-10-09'],
  source: '虚构名单，仅供检验',
}
