import { escapeHtml } from '../../present/escape-html.ts';
import type { Block, Cell, Report, ReportTable } from './report-model.ts';

// On paper a paragraph is kept whole by orphans and widows: told not to break inside it, Chromium parts headings from what they stand above instead.
const STYLE = `
body{margin:0;overflow-wrap:anywhere;color:#0b0c0c;background:#fff;font:16px/1.5 Arial,Helvetica,sans-serif}
main,footer{max-width:60rem;margin:0 auto;padding:1rem}
h1{font-size:1.9rem;line-height:1.2;margin:1rem 0}h2{font-size:1.45rem;margin:2.5rem 0 .75rem;border-top:2px solid #12436d;padding-top:.6rem}h3{font-size:1.12rem;margin:1.6rem 0 .5rem}
p,li{max-width:44rem}p{margin:.6rem 0}.lead{font-size:1.3rem;font-weight:bold;line-height:1.35}.notice{border-left:5px solid #12436d;padding:.4rem .8rem;background:#f6f8fa}
table{border-collapse:collapse;table-layout:fixed;width:100%;margin:.8rem 0 1.2rem;font-size:.9rem}caption{text-align:left;font-weight:bold;padding:.3rem 0}
th,td{text-align:left;vertical-align:top;padding:.4rem .6rem .4rem 0;border-bottom:1px solid #c6ced6}thead th{border-bottom:2px solid #5c6770}tbody th{font-weight:normal}
.n{text-align:right;font-variant-numeric:tabular-nums}figure{margin:1rem 0}figcaption{font-size:.9rem;color:#3a4147}svg{max-width:100%;height:auto}
code{display:block;overflow-wrap:anywhere;background:#f6f8fa;padding:.5rem;font:14px/1.4 "Liberation Mono",Consolas,monospace}nav ul{columns:2;padding-left:1.2rem}
footer{border-top:1px solid #c6ced6;color:#3a4147;font-size:.9rem}a{color:#12436d}
@media(max-width:40rem){nav ul{columns:1}table.flow,table.flow tbody,table.flow caption{display:block}table.flow thead,table.flow colgroup{display:none}table.flow tr{display:block;padding:.5rem 0;border-bottom:1px solid #5c6770}table.flow th,table.flow td{display:block;border:0;padding:.1rem 0;text-align:left}table.flow tbody th{font-weight:bold}table.flow td::before{content:attr(data-head) ": ";color:#3a4147}}
@media print{@page{size:A4;margin:16mm}body{font-size:10.5pt}main,footer{max-width:none;padding:0}nav{display:none}table{font-size:8.6pt}figure svg{max-width:140mm}h1,h2,h3,h2+p,caption,thead,p:has(+table),p:has(+figure){break-after:avoid}tbody tr:first-child{break-before:avoid}p,li{orphans:9;widows:9}tr,figure{break-inside:avoid}thead{display:table-header-group}a{color:inherit;text-decoration:none}}
`.trim().replaceAll('\n', '');

/** The report as one HTML file that opens from a disk: no script, nothing loaded from elsewhere, its style inside. */
export function reportHtml(report: Report): string {
  const sections = report.blocks.flatMap((block, at) => (block.kind === 'heading' && block.level === 2 ? [{ id: `s${at}`, text: block.text }] : []));
  const contents = `<nav aria-label="Contents"><ul>${sections.map(({ id, text }) => `<li><a href="#${id}">${escapeHtml(text)}</a></li>`).join('')}</ul></nav>`;
  const body = report.blocks.map((block, at) => {
    const isFirstSection = block.kind === 'heading' && block.level === 2 && sections[0]?.id === `s${at}`;
    return `${isFirstSection ? contents : ''}${blockHtml(block, `s${at}`)}`;
  });
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(report.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body.join('\n')}
</main>
<footer><p>${escapeHtml(report.footer)}</p></footer>
</body>
</html>
`;
}

function blockHtml(block: Block, id: string): string {
  switch (block.kind) {
    case 'heading': return `<h${block.level} id="${id}">${escapeHtml(block.text)}</h${block.level}>`;
    case 'paragraph': return `<p${block.look === undefined ? '' : ` class="${block.look}"`}>${escapeHtml(block.text)}</p>`;
    case 'list': return `<ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
    case 'code': return `<code>${escapeHtml(block.text)}</code>`;
    case 'figure': return `<figure>${block.drawing.svg}${block.caption === undefined ? '' : `<figcaption>${escapeHtml(block.caption)}</figcaption>`}</figure>`;
    case 'table': return tableHtml(block);
  }
}

function tableHtml({ caption, head, rows }: ReportTable): string {
  const cell = (content: Cell, at: number): string => {
    const { text = '', numeric } = head[at] ?? {};
    const inner = typeof content === 'string' ? escapeHtml(content) : `${content.svg}`;
    if (at === 0) return `<th scope="row">${inner}</th>`;
    return `<td data-head="${escapeHtml(text)}"${numeric ? ' class="n"' : ''}>${inner}</td>`;
  };
  const header = head.map(({ text, numeric }) => `<th scope="col"${numeric ? ' class="n"' : ''}>${escapeHtml(text)}</th>`).join('');
  const parts = head.reduce((sum, one) => sum + one.parts, 0);
  const columns = head.map((one) => `<col style="width:${((one.parts / parts) * 100).toFixed(2)}%">`).join('');
  return `<table class="flow"><caption>${escapeHtml(caption)}</caption><colgroup>${columns}</colgroup><thead><tr>${header}</tr></thead><tbody>${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n')}</tbody></table>`;
}
