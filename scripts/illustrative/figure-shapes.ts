import type { Granularity } from '../../src/core/period.ts';

/**
 * The story of one indicator of the illustrative council: a level that moves, chance around it, and the
 * figures the story needs by name. Everything here is invented.
 */
export interface FigureShape {
  readonly indicator: string;
  readonly granularity: Granularity;
  readonly decimals: number;
  /** Period code and level: between two, the level moves in a straight line. */
  readonly levels: readonly (readonly [code: string, level: number])[];
  /** Half the width of the chance around the level; small departures are likelier than large ones. */
  readonly chance: number;
  readonly least?: number;
  readonly most?: number;
  /** Figures that are what they are, as written in the file. */
  readonly fixed?: Readonly<Record<string, string>>;
  /** Why there is no figure, as a council writes it: [x] not available, [c] confidential, [z] not applicable. */
  readonly gaps?: Readonly<Record<string, readonly [mark: string, note: string]>>;
  /** Remarks to single figures. */
  readonly remarks?: Readonly<Record<string, string>>;
  /** Whole counts behind a percentage: the usual number of cases in a period, and how far it varies. */
  readonly counts?: { readonly usual: number; readonly varies: number; readonly fixed?: Readonly<Record<string, readonly [part: number, whole: number]>> };
  /** The cases are those of another indicator in the same period. */
  readonly casesOf?: string;
  readonly sampleSizes?: Readonly<Record<string, number>>;
  readonly provisional?: readonly string[];
  /** The definition the council says its figures follow, up to and with this period. */
  readonly definitionUntil?: readonly [code: string, version: number];
}

export const FIGURE_SHAPES: readonly FigureShape[] = [
  { indicator: 'user-satisfaction', granularity: 'year', decimals: 1, levels: [['2021/22', 4.7]], chance: 0,
    fixed: { '2021/22': '4.7', '2022/23': '4.9', '2023/24': '5.0', '2024/25': '5.2', '2025/26': '5.4' },
    sampleSizes: { '2021/22': 131, '2022/23': 84, '2023/24': 163, '2024/25': 214, '2025/26': 238 },
    remarks: { '2022/23': 'Fewer than 100 answers: the survey fell in the election weeks', '2025/26': 'Run by an outside agent' } },
  { indicator: 'ecdl-qualified', granularity: 'month', decimals: 1, levels: [['2021-11', 15.2], ['2025-06', 15.6], ['2026-04', 16.25], ['2026-10', 16.3]], chance: 0.4,
    fixed: { '2025-10': '15.9', '2026-09': '16.5', '2026-10': '16.2' }, remarks: { '2026-10': 'Two certified officers left' } },
  { indicator: 'training-days', granularity: 'quarter', decimals: 1, levels: [['2021/22 Q3', 4.3], ['2026/27 Q1', 4.3]], chance: 0.35,
    fixed: { '2025/26 Q1': '4.4', '2025/26 Q4': '4.3', '2026/27 Q1': '4.1' } },
  { indicator: 'incidents-in-sla', granularity: 'month', decimals: 1, levels: [['2021-11', 82.2], ['2023-10', 84.2]], chance: 2.2,
    fixed: {
      '2023-11': '84.3', '2023-12': '85.6', '2024-01': '83.1', '2024-02': '84.9', '2024-03': '86.3', '2024-04': '85.0', '2024-05': '84.4', '2024-06': '86.8',
      '2024-07': '85.2', '2024-08': '83.7', '2024-09': '85.9', '2024-10': '84.6', '2024-11': '86.1', '2024-12': '84.8', '2025-01': '77.6', '2025-02': '82.0',
      '2025-03': '83.3', '2025-04': '84.9', '2025-05': '85.7', '2025-06': '87.1', '2025-07': '88.6', '2025-08': '88.0', '2025-09': '89.4', '2025-10': '88.9',
    },
    remarks: { '2025-01': 'E-mail outage of nine working days', '2025-06': 'First month with the new service desk tool; how the clock stops changed' },
    counts: { usual: 1120, varies: 90, fixed: {
      '2025-11': [1070, 1188], '2025-12': [918, 1041], '2026-01': [1086, 1236], '2026-02': [995, 1102], '2026-03': [1047, 1175], '2026-04': [988, 1090],
      '2026-05': [970, 1064], '2026-06': [1013, 1121], '2026-07': [1063, 1158], '2026-08': [905, 1009], '2026-09': [1039, 1143], '2026-10': [1085, 1184],
    } } },
  { indicator: 'first-contact-fix', granularity: 'month', decimals: 1, levels: [['2021-11', 62.2], ['2024-10', 62.2], ['2025-02', 61.5], ['2025-09', 61.6], ['2026-03', 62.2]], chance: 1.7,
    fixed: { '2025-10': '62.8', '2026-03': '62.6', '2026-04': '61.4', '2026-05': '61.0', '2026-06': '60.5', '2026-07': '60.2', '2026-08': '59.9', '2026-09': '59.4', '2026-10': '58.4' },
    gaps: { '2025-06': ['[x]', 'Lost in the move to the new service desk tool'] },
    remarks: { '2026-10': 'The knowledge base has had no lead since April' }, counts: { usual: 720, varies: 60 } },
  { indicator: 'calls-abandoned', granularity: 'month', decimals: 1, levels: [['2021-11', 4.3], ['2026-10', 4]], chance: 0.7,
    fixed: { '2025-01': '6.9', '2025-10': '3.7', '2026-09': '4.2', '2026-10': '4.0' },
    gaps: { '2022-08': ['[x]', 'Telephone switch replaced; calls were not counted that month'] },
    remarks: { '2025-01': 'E-mail outage of nine working days' }, counts: { usual: 1960, varies: 160 } },
  { indicator: 'incidents-reopened', granularity: 'month', decimals: 1, levels: [['2021-11', 3.2], ['2026-10', 3.1]], chance: 0.7,
    fixed: { '2025-10': '3.2', '2026-08': '3.1', '2026-09': '2.9', '2026-10': '3.1' }, counts: { usual: 1120, varies: 90 }, casesOf: 'incidents-in-sla' },
  { indicator: 'key-systems-available', granularity: 'month', decimals: 2, levels: [['2021-11', 99.8], ['2026-10', 99.84]], chance: 0.1, most: 100,
    fixed: { '2025-01': '96.58', '2025-10': '99.87', '2026-09': '99.81', '2026-10': '99.86' }, remarks: { '2025-01': 'E-mail was down for nine working days' } },
  { indicator: 'website-available', granularity: 'month', decimals: 2, levels: [['2021-11', 99.15], ['2026-10', 99.3]], chance: 0.4, most: 100,
    fixed: { '2025-10': '99.08', '2026-09': '99.05', '2026-10': '99.42' },
    gaps: { '2023-03': ['[x]', 'Outside checks were not running while the host was changed'] } },
  { indicator: 'minutes-lost-per-user', granularity: 'month', decimals: 0, levels: [['2021-11', 27], ['2026-09', 24]], chance: 13, least: 3,
    fixed: { '2025-01': '143' }, remarks: { '2025-01': 'E-mail outage of nine working days' },
    gaps: { '2026-10': ['[x]', 'Not supplied by the network contractor'] } },
  { indicator: 'major-incidents', granularity: 'month', decimals: 0, levels: [['2021-11', 1.2], ['2026-10', 0.8]], chance: 1.8, least: 0, most: 3,
    fixed: { '2025-01': '3', '2025-10': '2', '2026-09': '1', '2026-10': '1' } },
  { indicator: 'cost-per-workstation', granularity: 'quarter', decimals: 0, levels: [['2021/22 Q3', 451], ['2025/26 Q1', 424]], chance: 3,
    fixed: { '2025/26 Q2': '421', '2025/26 Q3': '420', '2025/26 Q4': '422', '2026/27 Q1': '419', '2026/27 Q2': '412' },
    gaps: { '2023/24 Q1': ['[c]', 'Withheld while the support contract was out to tender'] }, provisional: ['2025/26 Q4', '2026/27 Q2'],
    remarks: { '2025/26 Q4': 'Provisional until the accounts are closed' } },
  { indicator: 'workstations-per-specialist', granularity: 'quarter', decimals: 0, levels: [['2021/22 Q3', 193], ['2026/27 Q2', 211]], chance: 1.5,
    fixed: { '2025/26 Q2': '207', '2026/27 Q1': '209', '2026/27 Q2': '212' } },
  { indicator: 'connection-cost', granularity: 'year', decimals: 0, levels: [['2021/22', 131]], chance: 0,
    fixed: { '2022/23': '131', '2023/24': '127', '2024/25': '122', '2025/26': '118' },
    gaps: { '2021/22': ['[z]', 'The network was shared with the county until March 2022 and not charged by connection'] } },
  { indicator: 'ict-spend-share', granularity: 'year', decimals: 1, levels: [['2021/22', 2.9]], chance: 0,
    fixed: { '2021/22': '2.9', '2022/23': '3.0', '2023/24': '2.9', '2024/25': '3.0', '2025/26': '3.1' } },
  { indicator: 'project-delivery', granularity: 'quarter', decimals: 0, levels: [['2021/22 Q3', 79], ['2026/27 Q2', 83]], chance: 7, most: 100,
    fixed: { '2025/26 Q2': '85', '2026/27 Q1': '80', '2026/27 Q2': '83' } },
  { indicator: 'services-e-enabled', granularity: 'month', decimals: 1, levels: [['2021-11', 84.5], ['2024-10', 92.6], ['2026-10', 96.8]], chance: 0.3, most: 100,
    fixed: { '2025-10': '95.2', '2026-09': '96.6', '2026-10': '96.8' } },
  { indicator: 'website-grade', granularity: 'year', decimals: 0, levels: [['2021/22', 2]], chance: 0,
    fixed: { '2021/22': 'C', '2022/23': 'C', '2023/24': 'C+', '2024/25': 'C+', '2025/26': 'C+' },
    remarks: { '2025/26': 'Two of the ten tasks still end in a form to print' } },
  { indicator: 'patches-in-14-days', granularity: 'month', decimals: 1, levels: [['2021-11', 93.4], ['2022-10', 94.3], ['2026-10', 94.5]], chance: 1.7, most: 100,
    fixed: { '2025-10': '95.5', '2026-06': '94.9', '2026-09': '94.6', '2026-10': '93.9' }, provisional: ['2026-06'],
    remarks: { '2026-06': 'Provisional: the list of devices was being checked' }, counts: { usual: 4300, varies: 700 } },
  { indicator: 'flexible-working', granularity: 'quarter', decimals: 1, levels: [['2021/22 Q3', 66], ['2024/25 Q2', 74], ['2025/26 Q4', 77], ['2026/27 Q1', 87.3], ['2026/27 Q2', 88]], chance: 0.7, most: 100,
    fixed: { '2026/27 Q2': '88.0' }, definitionUntil: ['2025/26 Q4', 2],
    remarks: { '2026/27 Q1': 'Counted out of the posts that allow it from this quarter on; before, out of all staff' } },
];
