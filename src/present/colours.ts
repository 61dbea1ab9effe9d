/** The colours of the drawings, the same as in `static/css/_tokens.scss`; drawings carry them so that packs and PDFs need no style sheet. */
export const COLOURS = {
  navy: '#12436D',
  plum: '#801650',
  ink: '#3D3D3D',
  line: '#5C6770',
  outline: '#768692',
  rule: '#C6CED6',
  hair: '#E1E6EA',
  band: '#F6F8FA',
  tint: '#E3ECF4',
  text: '#0B0C0C',
  label: '#3A4147',
} as const;
